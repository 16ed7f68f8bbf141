package org.chainrule.verification.oracle;

import java.util.function.DoubleUnaryOperator;

/**
 * Nine values to one side of a point.
 *
 * <p>Divided differences of high order of a smooth function over a tiny interval vanish; what remains is rounding noise.
 * With the weights w of the values in one of them, σ_k² = mean (Σ w f)² / Σ w² (Moré and Wild 2011, "Estimating computational
 * noise", §3, for uneven samples).
 *
 * <p>Evenly spaced samples can be in step with the grid that a number on the way is rounded to, and then show nothing of
 * its rounding (measured: up to 4 of 10⁵ random functions, wrong bars and kinks that are none). So each is displaced from
 * its place by a part of the square root of a prime; these are independent over the rationals, so that no grid is in step
 * with all of them (Kronecker).
 *
 * @param at the point
 * @param spacing from one to the next in the mean, negative to the left
 * @param values the first is that at the point; all 0 if the function is not finite somewhere
 */
record Samples(double at, double spacing, double[] values) {

    private static final int COUNT = 9;
    private static final int LOWEST_ORDER = 3;
    private static final int HIGHEST_ORDER = 6;

    private static final int[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19};

    /** Where the samples are, in units of the spacing: i + ½ frac √pᵢ. */
    private static final double[] PLACES = places();

    /** [k − 3][i] are the weights of k + 1 values, from the i-th on, in their k-th difference; the sum of their squares is 1. */
    private static final double[][][] WEIGHTS = weights();

    private static double[] places() {
        var places = new double[COUNT];
        for (int i = 1; i < COUNT; i++) {
            places[i] = i + Math.sqrt(PRIMES[i - 1]) % 1 / 2;
        }
        return places;
    }

    private static double[][][] weights() {
        var weights = new double[HIGHEST_ORDER - LOWEST_ORDER + 1][][];
        for (int order = LOWEST_ORDER; order <= HIGHEST_ORDER; order++) {
            var ofOrder = new double[COUNT - order][];
            for (int i = 0; i < ofOrder.length; i++) {
                ofOrder[i] = weights(i, order);
            }
            weights[order - LOWEST_ORDER] = ofOrder;
        }
        return weights;
    }

    private static double[] weights(int first, int order) {
        var weights = new double[order + 1];
        double squares = 0;
        for (int j = 0; j <= order; j++) {
            double product = 1;
            for (int m = 0; m <= order; m++) {
                product *= m == j ? 1 : PLACES[first + j] - PLACES[first + m];
            }
            weights[j] = 1 / product;
            squares += weights[j] * weights[j];
        }
        for (int j = 0; j <= order; j++) {
            weights[j] /= Math.sqrt(squares);
        }
        return weights;
    }

    /** Samples about 2^exponent of the scale apart, times the side, which is 1 or −1. */
    static Samples take(DoubleUnaryOperator f, double at, double scale, int side, int exponent, double middle) {
        double spacing = side * Math.scalb(scale, exponent);
        var values = new double[COUNT];
        values[0] = middle;
        for (int i = 1; i < COUNT; i++) {
            values[i] = f.applyAsDouble(at + PLACES[i] * spacing);
            if (!Double.isFinite(values[i])) {
                return new Samples(at, spacing, new double[COUNT]);
            }
        }
        return new Samples(at, spacing, values);
    }

    /** Where the i-th is. */
    double place(int i) {
        return at + PLACES[i] * spacing;
    }

    /** Where the last is. */
    double farthest() {
        return place(COUNT - 1);
    }

    /** The value at the point. */
    double first() {
        return values[0];
    }

    /** The value farthest from the point. */
    double last() {
        return values[COUNT - 1];
    }

    /** The slope of the secant over all of them. */
    double slope() {
        return (values[COUNT - 1] - values[0]) / (PLACES[COUNT - 1] * spacing);
    }

    /** This much noise in half units of the last place of the largest value; 0 if all values are 0. */
    double units(double sigma) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest == 0 ? 0 : sigma / largest * 0x1p53;
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
        var sigmas = new double[WEIGHTS.length];
        for (int k = 0; k < sigmas.length; k++) {
            double largest = Double.MIN_VALUE; // scaled by it, the squares neither overflow nor vanish
            var differences = new double[WEIGHTS[k].length];
            for (int i = 0; i < differences.length; i++) {
                differences[i] = difference(i, WEIGHTS[k][i]);
                largest = Math.max(largest, Math.abs(differences[i]));
            }
            double sum = 0;
            for (double difference : differences) {
                sum += (difference / largest) * (difference / largest);
            }
            sigmas[k] = largest * Math.sqrt(sum / differences.length);
        }
        return sigmas;
    }

    /** Of the values less the first of them, for the sum of the weights is 0 but for rounding. */
    private double difference(int first, double[] weights) {
        double sum = 0;
        for (int j = 1; j < weights.length; j++) {
            sum += weights[j] * (values[first + j] - values[first]);
        }
        return sum;
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
        return secant(i + 1) - secant(i);
    }

    private double secant(int i) {
        return (values[i] - values[i - 1]) / (PLACES[i] - PLACES[i - 1]);
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
        return Math.abs(values[i] - values[i - 1] - slope * (PLACES[i] - PLACES[i - 1]) * spacing);
    }
}
