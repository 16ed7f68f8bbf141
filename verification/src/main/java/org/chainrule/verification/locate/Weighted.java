package org.chainrule.verification.locate;

import org.chainrule.verification.oracle.Estimate;

/**
 * A weighted sum of tangents.
 *
 * @param estimate its value with its bar
 * @param magnitude the sum of the magnitudes of its terms; what rounding is a share of
 */
record Weighted(Estimate estimate, double magnitude) {

    /** A product is rounded once and the compensated sum twice: less than two ulps of every term. */
    private static final double ROUNDING = 0x1p-52;

    static Weighted sum(double[] weights, double[] values, double[] bars) {
        double bound = 0;
        for (int k = 0; k < weights.length; k++) {
            if (weights[k] != 0) {
                bound += Math.abs(weights[k]) * bars[k];
            }
        }
        double magnitude = Sums.magnitude(weights, values);
        double value = Sums.dot(weights, values);
        double bar = bound + ROUNDING * magnitude;
        return Double.isFinite(value) && Double.isFinite(bar)
                ? new Weighted(new Estimate(value, bar), magnitude)
                : new Weighted(Estimate.NONE, 0);
    }
}
