package org.chainrule.core.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows on which {@link Standardise} keeps its digits only by the corrections of its sums. */
class StandardiseDigitsTest {

    private static final double EPSILON = 1e-5;

    /** Far from 0, or so large that it is scaled; the last element makes up more than half of the variance. */
    static Stream<double[]> ruledByTheLast() {
        return Stream.of(
                new double[] {0x1p20 + 0.1, 0x1p20 + 0.25, 0x1p20 + 0.7, 0x1p20 + 100},
                new double[] {0x1p20 + 0.3, 0x1p20 + 0.9, 0x1p20 - 40},
                new double[] {0x1p505, 0x1.8p506, 0x1p510});
    }

    static Stream<double[]> ruledByNone() {
        return Stream.of(new double[] {0x1p20 + 0.1, 0x1p20 + 0.25, 0x1p20 + 0.7, 0x1p20 + 1.1, 0x1p20 - 0.2});
    }

    @ParameterizedTest
    @MethodSource({"ruledByTheLast", "ruledByNone"})
    void anOffsetCostsNoDigits(double[] x) {
        int n = x.length;
        var exact = new ExactStandardise(x, EPSILON);
        for (int of = 0; of < n; of++) {
            var gy = new double[n];
            for (int k = 0; k < n; k++) {
                gy[k] = k == of ? 1.7 : 0.3 - 0.1 * k;
            }
            assertHasItsDigits(x, gy, exact, 0, n);
        }
    }

    /** ∂y_n/∂x_n alone, which is nearly 0: y_n hardly moves. */
    @ParameterizedTest
    @MethodSource("ruledByTheLast")
    void theSmallSlopeOfAnElementThatRulesHasItsDigits(double[] x) {
        int n = x.length;
        var gy = new double[n];
        gy[n - 1] = 1;
        assertHasItsDigits(x, gy, new ExactStandardise(x, EPSILON), 0, n);
    }

    /**
     * Thousands of small deviations behind a large one, each below half an ulp of the sum of squares (2⁻²⁷) or of the sum of
     * products with the cotangents (2⁻⁵⁷): a plain sum loses them all.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0x1p-27, 0x1p-57})
    void whatASumLosesIsAddedToIt(double small) {
        int n = 4001;
        var x = new double[n];
        var gy = new double[n];
        for (int k = 0; k < n; k++) {
            x[k] = k % 2 == 0 ? small : -small;
            gy[k] = k % 2 == 0 ? 0.1 : -0.1;
        }
        x[0] = 1;
        x[1] = -1;
        x[n - 1] = 1e6;
        assertHasItsDigits(x, gy, new ExactStandardise(x, EPSILON), n - 1, n);
        Arrays.fill(gy, 0);
        gy[n - 1] = 1;
        assertHasItsDigits(x, gy, new ExactStandardise(x, EPSILON), n - 1, n);
        assertThat(2 + small * small).isEqualTo(2);
    }

    private static void assertHasItsDigits(double[] x, double[] gy, ExactStandardise exact, int from, int to) {
        int n = x.length;
        var function = new Standardise(EPSILON);
        var y = new double[n];
        function.value(x, y, n);
        var gx = new double[n];
        function.vjp(x, y, gy, gx, n);
        for (int i = from; i < to; i++) {
            double error = exact.gx(gy, i).subtract(new BigDecimal(gx[i])).abs().doubleValue();
            assertThat(error / Math.ulp(exact.terms(gy, i)))
                    .as("x = %s, gx_%d", Arrays.toString(Arrays.copyOf(x, Math.min(n, 5))), i)
                    .isLessThanOrEqualTo(function.sheet().vjpUlps());
        }
    }
}
