package org.chainrule.core.loss;

import org.chainrule.core.function.Sigmoid;

/**
 * Multiples of log(1 + eˣ) and 1/(1 + e⁻ˣ). Far to the left both are eˣ; it is multiplied in two factors, so that a product
 * that is a normal number does not lose the digits that eˣ alone has lost.
 */
final class Logistic {

    /** Below, eˣ < 2⁻¹⁰⁰⁹ is all that is left of both functions, and near the smallest normal number. */
    static final double FAR = -700;

    private static final double SHIFT = 460.5;

    /** e^−460.5, which a double happens to be within 2⁻⁶⁵ of. */
    private static final double SHIFTED = 0x1.8ea33418031dcp-665;

    private Logistic() {}

    /** log(1 + eˣ). */
    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** c/(1 + e⁻ˣ). */
    static double sigmoid(double c, double x) {
        return x < FAR ? exponential(c, x) : c * Sigmoid.of(x);
    }

    /** c·eˣ, x being so far to the left that its sum with the shift is exact. */
    static double exponential(double c, double x) {
        return c * StrictMath.exp(x + SHIFT) * SHIFTED;
    }
}
