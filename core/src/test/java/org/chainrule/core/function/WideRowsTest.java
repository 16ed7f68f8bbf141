package org.chainrule.core.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * Rows so wide that a plain sum would show: thousands of equal terms, whose roundings all go the same way. Where a plain sum
 * is as easy as one loop the test holds it to the same bound and sees it fail.
 */
class WideRowsTest {

    private static final int N = 4001;

    private static double plainSum(double term, int times) {
        double sum = 0;
        for (int i = 0; i < times; i++) {
            sum += term;
        }
        return sum;
    }

    private static double ulps(double found, double exact) {
        return Math.abs(found - exact) / Math.ulp(exact);
    }

    /** 0 once and −0.3 four thousand times: log(1 + 4000·e^−0.3). StrictMath's functions are within an ulp each. */
    @Test
    void aLogarithmOfManyExponentialsKeepsItsDigits() {
        var x = new double[N];
        Arrays.fill(x, -0.3);
        x[7] = 0;
        double e = StrictMath.exp(-0.3);
        double exact = StrictMath.log1p((N - 1) * e);
        var y = new double[1];
        new LogSumExp().value(x, y, N);
        double allowed = new LogSumExp().sheet().valueUlps() + 2;
        assertThat(ulps(y[0], exact)).isLessThanOrEqualTo(allowed);
        assertThat(ulps(StrictMath.log1p(plainSum(e, N - 1)), exact)).isGreaterThan(allowed);
    }

    @Test
    void manyEqualElementsShareTheSimplex() {
        var x = new double[N];
        Arrays.fill(x, 0.1);
        var y = new double[N];
        new Sparsemax().value(x, y, N);
        double exact = 1.0 / N;
        double allowed = new Sparsemax().sheet().valueUlps() + 0.5; // 1/n is rounded
        assertThat(ulps(y[0], exact)).isLessThanOrEqualTo(allowed);
        double tau = 0.1 - exact;
        double plain = 0.1 - tau - (plainSum(0.1 - tau, N) - 1) / N;
        assertThat(ulps(plain, exact)).isGreaterThan(allowed);
    }

    /** 0.1 and 0.7 by turns, and one element that is far from them or is not. */
    private static double[] turns(double special) {
        var x = new double[N];
        for (int i = 0; i < N; i++) {
            x[i] = i % 2 == 0 ? 0.1 : 0.7;
        }
        x[5] = special;
        return x;
    }

    @Test
    void manyElementsAreStandardised() {
        for (double special : new double[] {0.7, 1000}) {
            var x = turns(special);
            var exact = new ExactStandardise(x, 1e-5);
            var y = new double[N];
            new Standardise().value(x, y, N);
            for (int i : new int[] {0, 1, 5}) {
                assertThat(ulps(y[i], exact.y(i).doubleValue()))
                        .as("x_5 = %s, y_%d", special, i)
                        .isLessThanOrEqualTo(new Standardise().sheet().valueUlps() * 2); // κ of x − μ is below 2
            }
        }
    }

    @Test
    void manyCotangentsAreAddedWithoutLoss() {
        for (double special : new double[] {0.7, 1000}) {
            var x = turns(special);
            var gy = new double[N];
            for (int i = 0; i < N; i++) {
                gy[i] = i % 3 == 0 ? 0.1 : 0.3;
            }
            var y = new double[N];
            new Standardise().value(x, y, N);
            var gx = new double[N];
            new Standardise().vjp(x, y, gy, gx, N);
            var exact = new ExactStandardise(x, 1e-5);
            for (int i : new int[] {0, 1, 5}) {
                double error =
                        exact.gx(gy, i).subtract(new BigDecimal(gx[i])).abs().doubleValue();
                assertThat(error / Math.ulp(exact.terms(gy, i)))
                        .as("x_5 = %s, gx_%d", special, i)
                        .isLessThanOrEqualTo(new Standardise().sheet().vjpUlps());
            }
        }
    }
}
