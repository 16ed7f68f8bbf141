package org.chainrule.examples.command;

import org.chainrule.autodiff.network.Network;
import org.chainrule.core.Figures;
import org.chainrule.core.Precision;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.optimizers.UpdateRule;

/**
 * Everything that decides a training but the data and the seed.
 *
 * @param architecture sizes of the layers
 * @param activation behind every hidden layer
 * @param loss of the last layer's outputs
 * @param rule of the updates
 * @param rate learning rate
 * @param batch examples per update
 * @param epochs passes over the training data
 */
record Recipe(
        Architecture architecture,
        ScalarFunction activation,
        Loss loss,
        UpdateRule rule,
        double rate,
        int batch,
        int epochs) {

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

    /** For example {@code 784-128-10, relu, softmax-cross-entropy, adam 0.001, batches of 64, 3 epochs}. */
    @Override
    public String toString() {
        return architecture + ", " + activation.name() + ", " + loss.name() + ", " + rule.name() + " "
                + Figures.shortest(rate) + ", batches of " + batch + ", " + epochs
                + (epochs == 1 ? " epoch" : " epochs");
    }
}
