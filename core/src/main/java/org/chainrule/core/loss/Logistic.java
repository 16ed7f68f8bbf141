package org.chainrule.core.loss;

import org.chainrule.core.function.Sigmoid;

/**
 * Multiples of log(1 + eˣ) and 1/(1 + e⁻ˣ). Far to the left both are eˣ; it is multiplied as e^(x/2)·e^(x/2), so that a
 * product that is a normal number does not lose the digits that eˣ alone has lost. 0 times infinity is 0.
 */
final class Logistic {

    /** Below, eˣ < 2⁻¹⁰⁰⁹ is all that is left of both functions, and near the smallest normal number. */
    private static final double FAR = -700;

    private Logistic() {}

    /** log(1 + eˣ). */
    static double softplus(double x) {
        return Math.max(x, 0) + StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    /** c·log(1 + eˣ). */
    static double softplus(double c, double x) {
        return c == 0 && !Double.isNaN(x) ? 0 : x < FAR ? exponential(c, x) : c * softplus(x);
    }

    /** c/(1 + e⁻ˣ). */
    static double sigmoid(double c, double x) {
        return x < FAR ? exponential(c, x) : c * Sigmoid.of(x);
    }

    private static double exponential(double c, double x) {
        double root = StrictMath.exp(0.5 * x);
        return c * root * root;
    }
}
