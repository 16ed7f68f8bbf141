package org.chainrule.verification.oracle;

import java.util.function.DoubleUnaryOperator;

/**
 * How much the computed values of a smooth function jitter.
 *
 * <p>Differences of high order of a smooth function over a tiny interval vanish; what remains is rounding noise: σ_k² =
 * (k!)²/(2k)! · mean (Δᵏf)² (Moré and Wild 2011, "Estimating computational noise", §3). They may vanish where values are
 * rounded to a coarse grid, too, as after a large offset that is added and taken away: along a straight line the rounded
 * values can be in step. So the grid is measured as well, as the largest power of two that all differences are multiples
 * of; where nothing was rounded but the values themselves it is about their last place. It is not taken to be finer than
 * what the last place of the argument makes of the value: a function that rounds a multiple of its argument, as sin 1000x
 * does, may round all samples alike (measured: one point in 5000, error bar too narrow by up to a factor of 10).
 *
 * @param sigma from the differences of high order
 * @param grain from the grid
 */
record Noise(double sigma, double grain) {

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

    /** Where kinks on both sides may be among the wide samples. */
    private static final int CLOSER = -26;

    /** A spacing for the grid alone. */
    private static final int COARSE = -12;

    /** Rounding to a grid of 1 is uniform between −½ and ½; its standard deviation. */
    private static final double GRAIN_SIGMA = 1 / Math.sqrt(12);

    /**
     * The golden ratio: samples at binary fractions can fall on the grid of the values themselves and show no rounding at
     * all (measured: sin(c + tanh x) at 0, error bar too narrow by a factor of 6).
     */
    private static final double OFF_GRID = (1 + Math.sqrt(5)) / 2;

    /** Noise from samples to one side of a point; 0 if the function is not finite there. */
    static double narrow(DoubleUnaryOperator f, double at, double scale, int side, double middle) {
        var samples = samples(f, at, side * OFF_GRID * Math.scalb(scale, NARROW), middle);
        double largest = 0;
        for (double sigma : sigmas(samples)) {
            largest = Math.max(largest, sigma);
        }
        return largest;
    }

    /** Noise from samples farther apart to one side of a point; nothing if the function is not finite there. */
    static Noise wide(DoubleUnaryOperator f, double at, double scale, int side, double middle) {
        var samples = samples(f, at, side * OFF_GRID * Math.scalb(scale, WIDE), middle);
        var sigmas = sigmas(samples);
        double run = (at + (SAMPLES - 1) * side * OFF_GRID * Math.scalb(scale, WIDE)) - at;
        double slope = Math.abs((samples[SAMPLES - 1] - samples[0]) / run);
        double grid = grain(samples);
        double grain = grid == 0 ? 0 : Math.max(grid, slope * Math.ulp(at));
        return new Noise(Math.min(sigmas[1], Math.min(sigmas[2], sigmas[3])), GRAIN_SIGMA * grain);
    }

    /** The same from samples nearer together: what a kink among the wide ones adds shrinks with their distance. */
    static double closer(DoubleUnaryOperator f, double at, double scale, int side, double middle) {
        var sigmas = sigmas(samples(f, at, side * OFF_GRID * Math.scalb(scale, CLOSER), middle));
        return Math.min(sigmas[1], Math.min(sigmas[2], sigmas[3]));
    }

    /** The noise of a grid from samples so far apart that they differ even at the top of a hill. */
    static double coarse(DoubleUnaryOperator f, double at, double scale, int side, double middle) {
        return GRAIN_SIGMA * grain(samples(f, at, side * OFF_GRID * Math.scalb(scale, COARSE), middle));
    }

    private static double[] samples(DoubleUnaryOperator f, double at, double spacing, double middle) {
        var samples = new double[SAMPLES];
        samples[0] = middle;
        for (int i = 1; i < SAMPLES; i++) {
            samples[i] = f.applyAsDouble(at + i * spacing);
            if (!Double.isFinite(samples[i])) {
                return new double[SAMPLES];
            }
        }
        return samples;
    }

    /** The largest power of two that all differences are multiples of; 0 if there are not two, since one may be a jump. */
    private static double grain(double[] samples) {
        double grain = Double.POSITIVE_INFINITY;
        int differences = 0;
        for (int i = 1; i < SAMPLES; i++) {
            double difference = samples[i] - samples[i - 1];
            if (difference != 0) {
                long mantissa = (Double.doubleToRawLongBits(difference) & 0xfffffffffffffL) | 0x10000000000000L;
                differences++;
                grain = Math.min(grain, Math.ulp(difference) * Long.lowestOneBit(mantissa));
            }
        }
        return differences >= 2 && Double.isFinite(grain) ? grain : 0;
    }

    private static double[] sigmas(double[] samples) {
        var sigmas = new double[HIGHEST_ORDER - LOWEST_ORDER + 1];
        var difference = samples.clone();
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
