package org.chainrule.examples.command;

import java.util.Locale;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Figures;
import org.chainrule.core.Precision;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.Schedule;
import org.chainrule.optimizers.UpdateRule;

/**
 * Everything that decides a training but the data and the seed.
 *
 * @param architecture sizes of the layers
 * @param activation behind every hidden layer
 * @param loss of the last layer's outputs
 * @param rule of the updates
 * @param rate learning rate of the first update
 * @param pace what becomes of the rate
 * @param batch examples per update
 * @param epochs passes over the training data
 */
record Recipe(
        Architecture architecture,
        ScalarFunction activation,
        Loss loss,
        UpdateRule rule,
        double rate,
        Pace pace,
        int batch,
        int epochs) {

    /** What becomes of the learning rate. */
    enum Pace {
        /** It stays. */
        CONSTANT,
        /** It falls on a straight line towards 0 at the end. */
        FALLING;

        static Pace named(String name) {
            for (Pace pace : values()) {
                if (pace.toString().equals(name)) {
                    return pace;
                }
            }
            throw new IllegalArgumentException("--schedule: found \"" + name + "\"; choose constant or falling");
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Refuses what cannot train. */
    Recipe {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("--rate: found " + Figures.shortest(rate)
                    + "; the learning rate must be a finite number above 0, for example 0.01");
        }
        if (batch < 1) {
            throw new IllegalArgumentException("--batch: found " + batch + "; give at least 1 example per update");
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("--epochs: found " + epochs + "; give at least 1");
        }
    }

    /** A new network for this recipe. */
    Network network(long seed, Precision precision) {
        return architecture.network(activation, loss, seed, precision);
    }

    /** The learning rate of every update, for this many training examples. */
    Schedule schedule(int examples) {
        long steps = (long) epochs * ((examples + batch - 1) / batch);
        return pace == Pace.CONSTANT ? new Constant(rate) : new Falling(rate, steps);
    }

    /** For example {@code 784-128-10, relu, softmax-cross-entropy, adam 0.001 constant, batches of 64, 3 epochs}. */
    @Override
    public String toString() {
        return architecture + ", " + activation.name() + ", " + loss.name() + ", " + rule.name() + " "
                + Figures.shortest(rate) + " " + pace + ", batches of " + batch + ", " + epochs
                + (epochs == 1 ? " epoch" : " epochs");
    }
}
