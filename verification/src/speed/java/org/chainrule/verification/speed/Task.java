package org.chainrule.verification.speed;

import java.util.List;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.optimizers.UpdateRule;

/** What is computed in a step: a network, a batch, a loss and an update, or a forward pass only. */
public interface Task {

    /** What a step is. */
    enum Kind {
        /** Forward, backward, update. */
        TRAINING,
        /** Forward, from an array to an array. */
        INFERENCE
    }

    /** Whether it trains. */
    Kind kind();

    /** Columns of the input, of every hidden layer, and of the output. */
    List<Integer> widths();

    /** After every hidden layer. */
    ScalarFunction hidden();

    /** After the last layer. */
    ScalarFunction output();

    /** Mean over the rows of the batch; for one row of one column that is the sum as well. */
    Loss loss();

    /** Rows. */
    int batch();

    /** How many batches there are, one after the other and round again. */
    int batches();

    /** The update rule. */
    UpdateRule rule();

    /** The learning rate. */
    double rate();

    /** Columns of the input. */
    default int inputs() {
        return widths().get(0);
    }

    /** Columns of the output. */
    default int outputs() {
        return widths().get(widths().size() - 1);
    }

    /**
     * Floating-point operations of the matrix products of a step, the least there are: forward {@code x·Wᵀ}, and when it
     * trains {@code gyᵀ·x} and, but for the first layer, {@code gy·W}.
     */
    default double operations() {
        double sum = 0;
        for (int i = 1; i < widths().size(); i++) {
            int products = kind() == Kind.INFERENCE ? 1 : i == 1 ? 2 : 3;
            sum += 2.0 * products * batch() * widths().get(i - 1) * widths().get(i);
        }
        return sum;
    }

    /**
     * Numbers that a step must read or write if nothing but the results of layers stays in a cache: the batch for every product
     * it is in, every weight once per product, and when it trains ∂θ twice, θ and every state of the rule twice more.
     */
    default double traffic() {
        double sum = 0;
        int passes = kind() == Kind.INFERENCE ? 1 : 2;
        for (int i = 1; i < widths().size(); i++) {
            double weights = (widths().get(i - 1) + 1.0) * widths().get(i);
            sum += weights * (i == 1 ? 1 : passes);
            sum += kind() == Kind.INFERENCE
                    ? 0
                    : weights * (2 + 2 + 2 * rule().stateNames().size());
        }
        return sum + (double) passes * batch() * inputs();
    }
}
