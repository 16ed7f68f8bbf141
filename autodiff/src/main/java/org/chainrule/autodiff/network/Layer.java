package org.chainrule.autodiff.network;

import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;

/** One step of a feed-forward network. */
public sealed interface Layer permits Layer.Activation, Layer.Dense, Layer.Prelu, Layer.RowActivation {

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
