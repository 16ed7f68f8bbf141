package org.chainrule.autodiff.network;

import org.chainrule.core.Figures;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;

/** One step of a feed-forward network. */
public sealed interface Layer permits Layer.Activation, Layer.Dense, Layer.Dropout, Layer.Prelu, Layer.RowActivation {

    /**
     * Z = X Wᵀ + b with parameters {@code name.weight} (out×in) and {@code name.bias} (1×out).
     *
     * @param name prefix of its parameters
     * @param inputs units below
     * @param units units of this layer
     */
    record Dense(String name, int inputs, int units) implements Layer {}

    /**
     * A scalar function on every element.
     *
     * @param function f
     */
    record Activation(ScalarFunction function) implements Layer {}

    /**
     * While training, y = x ⊙ mask: an element of the mask is 0 with this probability, else 1/(1 − rate), so that the mean
     * stays; otherwise y = x. Source: Srivastava et al. 2014, "Dropout: a simple way to prevent neural networks from
     * overfitting", in the inverted form that leaves inference alone.
     *
     * @param name of the mask's node
     * @param rate probability of 0, at least 0 and below 1
     * @param seed of the masks, see {@link org.chainrule.core.Draws}
     */
    record Dropout(String name, double rate, long seed) implements Layer {

        /** Refuses a rate outside [0, 1). */
        public Dropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new IllegalArgumentException("dropout: found a rate of " + Figures.shortest(rate)
                        + "; it must be at least 0 and below 1, for example 0.5");
            }
        }
    }

    /**
     * A ReLU that learns its slopes for negative arguments, the parameter {@code name.weight} (1×slopes).
     *
     * @param name prefix of its parameter
     * @param slopes 1, or as many as there are columns below
     */
    record Prelu(String name, int slopes) implements Layer {}

    /**
     * A row function, such as softmax.
     *
     * @param function f
     */
    record RowActivation(RowFunction function) implements Layer {}
}
