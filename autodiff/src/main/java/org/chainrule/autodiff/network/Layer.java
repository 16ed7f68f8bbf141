package org.chainrule.autodiff.network;

import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;

/** One step of a feed-forward network. */
public sealed interface Layer permits Layer.Activation, Layer.Dense, Layer.RowActivation {

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
     * A row function, such as softmax.
     *
     * @param function f
     */
    record RowActivation(RowFunction function) implements Layer {}
}
