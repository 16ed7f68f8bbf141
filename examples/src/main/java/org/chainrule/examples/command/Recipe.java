package org.chainrule.examples.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Figures;
import org.chainrule.core.Precision;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.CosineDecay;
import org.chainrule.optimizers.OneCycle;
import org.chainrule.optimizers.ReduceOnPlateau;
import org.chainrule.optimizers.Schedule;
import org.chainrule.optimizers.StepDecay;
import org.chainrule.optimizers.UpdateRule;
import org.chainrule.optimizers.WarmupCosine;

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
 * @param refinements what is added
 */
record Recipe(
        Architecture architecture,
        ScalarFunction activation,
        Loss loss,
        UpdateRule rule,
        double rate,
        Pace pace,
        int batch,
        int epochs,
        Refinements refinements) {

    /** What becomes of the learning rate. */
    enum Pace {
        /** It stays. */
        CONSTANT,
        /** It falls on half a cosine to 0. */
        COSINE,
        /** It falls on a straight line towards 0 at the end. */
        FALLING,
        /** It rises to its value and falls to nearly 0, while the momentum does the opposite. */
        ONE_CYCLE,
        /** It is divided by 10 when the validation loss no longer falls. */
        PLATEAU,
        /** It is divided by 10 after every third of the epochs. */
        STEP,
        /** It rises during the first twentieth and then falls on half a cosine. */
        WARMUP_COSINE;

        /** Whether it can go on for any number of epochs; the others are laid out for theirs. */
        boolean isOpenEnded() {
            return this == CONSTANT || this == PLATEAU;
        }

        static Pace named(String name) {
            for (Pace pace : values()) {
                if (pace.toString().equals(name)) {
                    return pace;
                }
            }
            throw new IllegalArgumentException("--schedule: found \"" + name + "\"; choose one of "
                    + Arrays.stream(values()).map(Pace::toString).collect(Collectors.joining(", ")));
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
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

    /** Refuses batches of more examples than there are. */
    void requireBatch(int examples) {
        if (batch > examples) {
            throw new IllegalArgumentException("--batch: found " + batch + " but the training part has " + examples
                    + " examples; give at most " + examples);
        }
    }

    /** Whether it can go on for more epochs without a jump of the rate or of the average. */
    boolean isOpenEnded() {
        return pace.isOpenEnded() && !isAveragedLate();
    }

    /** The option by which it was laid out for its number of epochs, if it was. */
    String laidOut() {
        return isAveragedLate() ? "--average swa" : "--schedule " + pace;
    }

    private boolean isAveragedLate() {
        return refinements.average().orElse("").equals("swa");
    }

    /** A new network for this recipe. */
    Network network(long seed, Precision precision) {
        return architecture.network(activation, loss, refinements.dropout(), seed, precision);
    }

    /** The learning rate of every update, for this many training examples. */
    Schedule schedule(int examples) {
        long perUpdate = (long) batch * refinements.accumulate();
        long steps = epochs * ((examples + perUpdate - 1) / perUpdate);
        return switch (pace) {
            case CONSTANT -> new Constant(rate);
            case COSINE -> new CosineDecay(rate, steps, 0);
            case FALLING -> new Falling(rate, steps);
            case ONE_CYCLE -> new OneCycle(rate, Math.max(steps, 2));
            case PLATEAU -> new ReduceOnPlateau(rate);
            case STEP -> new StepDecay(rate, Math.max(1, (steps + 2) / 3), 0.1);
            case WARMUP_COSINE -> new WarmupCosine(rate, Math.max(1, steps / 20), Math.max(steps, 2), 0);
        };
    }

    /** For example {@code 784-128-10, relu, softmax-cross-entropy, adam 0.001 constant, batches of 64, 3 epochs}. */
    @Override
    public String toString() {
        return architecture + ", " + activation.name() + ", " + loss.name() + ", " + rule.name() + " "
                + Figures.shortest(rate) + " " + pace + ", batches of " + batch + ", " + epochs
                + (epochs == 1 ? " epoch" : " epochs")
                + refinements;
    }
}
