package org.chainrule.verification.oracle;

import java.util.function.DoubleUnaryOperator;

/**
 * How much the computed values of a smooth function jitter.
 *
 * <p>Differences of high order of a smooth function over a tiny interval vanish; what remains is rounding noise: σ_k² =
 * (k!)²/(2k)! · mean (Δᵏf)² (Moré and Wild 2011, "Estimating computational noise", §3).
 */
final class Noise {

    private static final int SAMPLES = 9;
    private static final int LOWEST_ORDER = 3;
    private static final int HIGHEST_ORDER = 6;

    /** Spacing of the samples, relative to the scale: so small that a smooth function is a straight line there. */
    private static final int NARROW = -36;

    /**
     * A wider spacing sees values that come in steps (a large offset added and taken away again); there the smallest of the
     * orders counts, because the low orders still see curvature.
     */
    private static final int WIDE = -20;

    /**
     * The golden ratio: samples at binary fractions can fall on the grid of the values themselves and show no rounding at
     * all (measured: sin(c + tanh x) at 0, error bar too narrow by a factor of 6).
     */
    private static final double OFF_GRID = (1 + Math.sqrt(5)) / 2;

    private Noise() {}

    /** Noise from samples to one side of a point; 0 if the function is not finite there. */
    static double narrow(DoubleUnaryOperator f, double at, double scale, int side, double middle) {
        var sigmas = sigmas(f, at, side * OFF_GRID * Math.scalb(scale, NARROW), middle);
        double largest = 0;
        for (double sigma : sigmas) {
            largest = Math.max(largest, sigma);
        }
        return largest;
    }

    /** Noise from samples farther apart to one side of a point; 0 if the function is not finite there. */
    static double wide(DoubleUnaryOperator f, double at, double scale, int side, double middle) {
        var sigmas = sigmas(f, at, side * OFF_GRID * Math.scalb(scale, WIDE), middle);
        return Math.min(sigmas[1], Math.min(sigmas[2], sigmas[3]));
    }

    private static double[] sigmas(DoubleUnaryOperator f, double at, double spacing, double middle) {
        var sigmas = new double[HIGHEST_ORDER - LOWEST_ORDER + 1];
        var difference = new double[SAMPLES];
        difference[0] = middle;
        for (int i = 1; i < SAMPLES; i++) {
            difference[i] = f.applyAsDouble(at + i * spacing);
            if (!Double.isFinite(difference[i])) {
                return sigmas;
            }
        }
        double gamma = 1; // (k!)²/(2k)! = Π_{j≤k} j / (2 (2j − 1))
        for (int order = 1; order <= HIGHEST_ORDER; order++) {
            gamma *= order / (2.0 * (2 * order - 1));
            double sum = 0;
            double largest = Double.MIN_VALUE; // scaled by it, the squares neither overflow nor vanish
            for (int i = 0; i < SAMPLES - order; i++) {
                difference[i] = difference[i + 1] - difference[i];
                largest = Math.max(largest, Math.abs(difference[i]));
            }
            for (int i = 0; i < SAMPLES - order; i++) {
                sum += (difference[i] / largest) * (difference[i] / largest);
            }
            if (order >= LOWEST_ORDER) {
                sigmas[order - LOWEST_ORDER] = largest * Math.sqrt(gamma * sum / (SAMPLES - order));
            }
        }
        return sigmas;
    }
}
