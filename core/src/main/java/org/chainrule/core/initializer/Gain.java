package org.chainrule.core.initializer;

import org.chainrule.core.Figures;

/**
 * Gain g of an activation: a layer whose weights have variance {@code g²/fan} keeps the size of what passes through it.
 * The square is what the formulas need, and it is rational for every gain here, so it is the square that is kept.
 *
 * @param name the activation, for example {@code relu}
 * @param squared g², positive and finite
 */
public record Gain(String name, double squared) {

    /** No activation: 1. Also used for sigmoid, as PyTorch does. */
    public static final Gain LINEAR = new Gain("linear", 1);

    /** Sigmoid: 1, the choice of PyTorch's {@code calculate_gain}; Glorot and Bengio 2010 give none. */
    public static final Gain SIGMOID = new Gain("sigmoid", 1);

    /** Tanh: 5/3, PyTorch's {@code calculate_gain}; LeCun et al. 1998, §4.4, stretch tanh by the like (1.7159). */
    public static final Gain TANH = new Gain("tanh", 25.0 / 9.0);

    /** ReLU: √2, since it drops half of the second moment. He et al. 2015, equation 10. */
    public static final Gain RELU = new Gain("relu", 2);

    /** SELU: 3/4, PyTorch's {@code calculate_gain}; Klambauer et al. 2017 derive 1 for their own statistics. */
    public static final Gain SELU = new Gain("selu", 9.0 / 16.0);

    /** Refuses squares that are not positive and finite. */
    public Gain {
        if (!(squared > 0) || !Double.isFinite(squared)) {
            throw new IllegalArgumentException("gain \"" + name + "\": found a square of " + Figures.shortest(squared)
                    + "; it must be positive and finite");
        }
    }

    /** Leaky ReLU with slope a for negative arguments: √(2/(1+a²)). He et al. 2015, equation 15. */
    public static Gain leakyRelu(double negativeSlope) {
        return new Gain("leaky-relu(" + Figures.shortest(negativeSlope) + ")", 2 / (1 + negativeSlope * negativeSlope));
    }

    /** A gain of your own. */
    public static Gain of(double value) {
        return new Gain(Figures.shortest(value), value * value);
    }

    /** The gain g itself. */
    public double value() {
        return Math.sqrt(squared);
    }
}
