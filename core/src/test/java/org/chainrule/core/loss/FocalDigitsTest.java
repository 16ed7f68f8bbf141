package org.chainrule.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * A power of 64 multiplies the error of its base by 64: only what the roundings of the base took, put back, keeps the
 * digits. Exact numbers by mpmath with 50 digits.
 */
class FocalDigitsTest {

    /** Logits within ½, whose exponentials lose nothing, or far below; the loss of class 0, and its slope at the first of them. */
    private static final double[][] EXACT = {
        {-0.01, 0.02, 0.03, 1.2612609762842646e-11, -2.704060244073925e-10},
        {0.3, 0.3000001, -0.1, 8.93980355736478e-14, -2.199550492855831e-12},
        {-2.0, -1.75, -1.6, 3.730814148117238e-09, -6.530099323941281e-08},
        {-0.3, -0.2, -0.15, 8.254246356442555e-11, -1.6653719047100737e-09},
        {0.25, 0.0, -60.0, 6.3608789149094974e-24, -2.336954234342455e-22},
        {0.3, 0.0, -60.0, 9.933790394260142e-25, -3.728348534503195e-23},
        {-0.5, 0.0, -0.5, 1.6194861408431424e-09, -2.9314685124558726e-08},
    };

    private static double ulps(double found, double exact) {
        return Math.abs(found - exact) / Math.ulp(exact);
    }

    @Test
    void aHighPowerCostsNoDigits() {
        var loss = new CategoricalFocal(64, 1);
        for (double[] row : EXACT) {
            double[] x = {row[0], row[1], row[2]};
            double[] t = {0};
            var slope = new double[3];
            loss.slope(x, t, 3, slope);
            assertThat(ulps(loss.value(x, t, 3), row[3]))
                    .as("value at %s, %s, %s", x[0], x[1], x[2])
                    .isLessThanOrEqualTo(loss.sheet().valueUlps());
            assertThat(ulps(slope[0], row[4]))
                    .as("slope at %s, %s, %s", x[0], x[1], x[2])
                    .isLessThanOrEqualTo(loss.sheet().slopeUlps());
        }
        // Planted: the power of a base that is one ulp off.
        double base = 2.0 / 3;
        assertThat(ulps(StrictMath.pow(Math.nextUp(base), 64), StrictMath.pow(base, 64)))
                .isGreaterThan(4);
    }
}
