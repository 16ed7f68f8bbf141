package org.chainrule.verification.oracle;

import java.util.function.DoubleUnaryOperator;

/**
 * Nine values to one side of a point, evenly spaced.
 *
 * <p>Differences of high order of a smooth function over a tiny interval vanish; what remains is rounding noise: σ_k² =
 * (k!)²/(2k)! · mean (Δᵏf)² (Moré and Wild 2011, "Estimating computational noise", §3).
 *
 * @param spacing from one to the next, negative to the left; about that, for it is rounded
 * @param values the first is that at the point; all 0 if the function is not finite somewhere
 */
record Samples(double spacing, double[] values) {

    private static final int COUNT = 9;
    private static final int LOWEST_ORDER = 3;
    private static final int HIGHEST_ORDER = 6;

    /**
     * The golden ratio: samples at binary fractions can fall on the grid of the values themselves and show no rounding at
     * all (measured: sin(c + tanh x) at 0, error bar too narrow by a factor of 6).
     */
    private static final double OFF_GRID = (1 + Math.sqrt(5)) / 2;

    /** Samples about 2^exponent of the scale apart, times the side, which is 1 or −1. */
    static Samples take(DoubleUnaryOperator f, double at, double scale, int side, int exponent, double middle) {
        double spacing = side * OFF_GRID * Math.scalb(scale, exponent);
        var values = new double[COUNT];
        values[0] = middle;
        for (int i = 1; i < COUNT; i++) {
            values[i] = f.applyAsDouble(at + i * spacing);
            if (!Double.isFinite(values[i])) {
                return new Samples(spacing, new double[COUNT]);
            }
        }
        return new Samples(spacing, values);
    }

    /** The slope of the secant over all of them. */
    double slope() {
        return (values[COUNT - 1] - values[0]) / ((COUNT - 1) * spacing);
    }

    /** The smallest σ_k in half units of the last place of the largest value; 0 if all values are 0. */
    double units() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest == 0 ? 0 : smallestSigma() / largest * 0x1p53;
    }

    /** One unit in the last place of the larger of the outermost two. */
    double lastPlace() {
        return Math.ulp(Math.max(Math.abs(values[0]), Math.abs(values[COUNT - 1])));
    }

    /** The largest σ_k, k = 3 … 6: where the samples are so near that a smooth function is a straight line. */
    double largestSigma() {
        double largest = 0;
        for (double sigma : sigmas()) {
            largest = Math.max(largest, sigma);
        }
        return largest;
    }

    /** The smallest σ_k, k = 4 … 6: the low orders still see curvature. */
    double smallestSigma() {
        var sigmas = sigmas();
        return Math.min(sigmas[1], Math.min(sigmas[2], sigmas[3]));
    }

    private double[] sigmas() {
        var sigmas = new double[HIGHEST_ORDER - LOWEST_ORDER + 1];
        var difference = values.clone();
        double gamma = 1; // (k!)²/(2k)! = Π_{j≤k} j / (2 (2j − 1))
        for (int order = 1; order <= HIGHEST_ORDER; order++) {
            gamma *= order / (2.0 * (2 * order - 1));
            double sum = 0;
            double largest = Double.MIN_VALUE; // scaled by it, the squares neither overflow nor vanish
            for (int i = 0; i < COUNT - order; i++) {
                difference[i] = difference[i + 1] - difference[i];
                largest = Math.max(largest, Math.abs(difference[i]));
            }
            for (int i = 0; i < COUNT - order; i++) {
                sum += (difference[i] / largest) * (difference[i] / largest);
            }
            if (order >= LOWEST_ORDER) {
                sigmas[order - LOWEST_ORDER] = largest * Math.sqrt(gamma * sum / (COUNT - order));
            }
        }
        return sigmas;
    }

    /**
     * The largest power of two that all differences are multiples of; 0 if there are not two that are not 0, since one may be
     * a jump.
     */
    double grain() {
        double grain = Double.POSITIVE_INFINITY;
        int differences = 0;
        for (int i = 1; i < COUNT; i++) {
            double difference = values[i] - values[i - 1];
            if (difference != 0) {
                long mantissa = (Double.doubleToRawLongBits(difference) & 0xfffffffffffffL) | 0x10000000000000L;
                differences++;
                grain = Math.min(grain, Math.ulp(difference) * Long.lowestOneBit(mantissa));
            }
        }
        return differences >= 2 && Double.isFinite(grain) ? grain : 0;
    }

    /**
     * Whether they lie on two straight lines that meet: of the second differences at most two, neighbours of one sign, are
     * not small beside the largest. Where the value jumps they are of opposite signs.
     */
    boolean isOneBend() {
        double largest = 0;
        for (int i = 1; i < COUNT - 1; i++) {
            largest = Math.max(largest, Math.abs(bend(i)));
        }
        int first = 0;
        int last = 0;
        double sum = 0;
        for (int i = 1; i < COUNT - 1; i++) {
            if (Math.abs(bend(i)) > largest / 8) {
                first = first == 0 ? i : first;
                last = i;
                sum += bend(i);
            }
        }
        return first > 1
                && last - first <= 1
                && Math.abs(sum) >= largest; // a step at the point shows in the first alone
    }

    private double bend(int i) {
        return values[i + 1] - 2 * values[i] + values[i - 1];
    }

    /** Between which sample and the next the value strays farthest from this slope. */
    int widestStep(double slope) {
        int widest = 1;
        for (int i = 2; i < COUNT; i++) {
            widest = step(i, slope) > step(widest, slope) ? i : widest;
        }
        return widest - 1;
    }

    private double step(int i, double slope) {
        return Math.abs(values[i] - values[i - 1] - slope * spacing);
    }
}
