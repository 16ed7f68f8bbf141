package org.chainrule.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** What the sheets of the row functions promise at hard and at special rows; exact numbers by mpmath with 400 digits. */
class RowFunctionsTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;
    private static final double THIRD = 1.0 / 3;

    private static double[] value(RowFunction f, double... x) {
        var y = new double[f.columns(x.length)];
        f.value(x, y, x.length);
        return y;
    }

    private static double[] vjp(RowFunction f, double[] x, double... g) {
        var gx = new double[x.length];
        f.vjp(x, value(f, x), g, gx, x.length);
        return gx;
    }

    private static double[] row(double... x) {
        return x;
    }

    /** Within so many ulps of each. */
    private static void near(double[] found, double ulps, double... exact) {
        assertThat(found).hasSize(exact.length);
        for (int i = 0; i < exact.length; i++) {
            assertThat(Math.abs(found[i] - exact[i]))
                    .as("element %d: found %s, exact %s", i, found[i], exact[i])
                    .isLessThanOrEqualTo(ulps * Math.ulp(exact[i]));
        }
    }

    @Test
    void probabilitiesKeepTheirDigitsHoweverSmall() {
        var x = row(0.1, -700.3, -30.7);
        near(value(new Softmax(), x), 4, 0.9999999999999579, 6.609138834709585e-305, 4.204651035188302e-14);
        near(value(new Softmin(), -0.1, 700.3, 30.7), 4, value(new Softmax(), x));
        near(value(new LogSoftmax(), x), 4, -4.20465103518839e-14, -700.4, -30.80000000000004);
        near(value(new Softmax(0.3), 0.1, -30.7), 4, 1, 2.5848371762495918e-45);
        // Planted: the rounding of −700.3 − 0.1 left in the exponent.
        double naive = StrictMath.exp(-700.3 - 0.1);
        assertThat(Math.abs(naive - 6.609138834709585e-305)).isGreaterThan(4 * Math.ulp(naive));
    }

    @Test
    void nothingOverflowsOnTheWay() {
        near(value(new Softmax(1e308), 1e308, -1e308), 4, 0.8807970779778824, 0.11920292202211756);
        assertThat(value(new Softmax(), 1e308, -1e308, 0)).containsExactly(1, 0, 0);
        assertThat(value(new LogSumExp(), 1e308, 1e308)).containsExactly(1e308);
        assertThat(value(new LogMeanExp(), -1e308, -1e308)).containsExactly(-1e308);
        assertThat(value(new Sparsemax(), 1e300, 1e300, -1e300)).containsExactly(0.5, 0.5, 0);
        near(value(new Standardise(), 1.7e308, -1.7e308), 2, 1, -1);
        near(value(new Glu(), 1e300, -800), 4 * 800, 3.667874584177687e-48); // κ = 801
        near(vjp(new Glu(), row(1e300, -800), 1), 8 * 800, Math.exp(-800), 3.667874584177687e-48);
        assertThat(vjp(new Glu(), row(1e300, -800), 1e300)[1]).isFinite().isPositive();
    }

    /** Scaled down, the elements are far below ε, which has to be scaled with them; the slope is about ε/2¹⁵³¹. */
    @Test
    void epsilonIsScaledWithItsRow() {
        near(value(new Standardise(), 0x1p510, -0x1p510), 2, 1, -1);
        for (double gx : vjp(new Standardise(), row(0x1p510, -0x1p510), 1, 0)) {
            assertThat(Math.abs(gx)).isLessThan(Double.MIN_NORMAL);
        }
        assertThat(new Standardise(Double.MIN_NORMAL).epsilon())
                .as("the least that is allowed")
                .isEqualTo(Double.MIN_NORMAL);
    }

    @Test
    void gradientsOfLogSumExpAreProbabilities() {
        assertThat(vjp(new LogSumExp(), row(1e300, 1e300, 0), 1)).containsExactly(0.5, 0.5, 0);
        assertThat(vjp(new LogMeanExp(), row(1e300, 1e300, 0), -2)).containsExactly(-1, -1, -0.0);
    }

    @Test
    void logarithmsNearZeroKeepTheirDigits() {
        near(value(new LogMeanExp(), 0.1, -0.2, 0.07), 4 * 100, -0.0011974325002779953); // κ = 100
        assertThat(value(new LogMeanExp(), 0.3, 0.3, 0.3)).containsExactly(0.3);
        var one = new double[1000];
        Arrays.fill(one, -0.01);
        one[0] = 9.2;
        near(value(new LogMeanExp(), one), 4, 2.387494907157093);
        near(value(new LogSumExp(), -0.7, -0.69), 4 * 377, -0.0018403194921376277); // κ = 377
    }

    @Test
    void anElementThatRulesTheVarianceHasItsTrueSlope() {
        near(vjp(new Standardise(), row(5, -5), 1, 0), 8, 3.9999976000012004e-08, -3.9999976000012004e-08);
        var x = row(0.001, -0.002, 0.0005, 7);
        near(
                vjp(new Standardise(), x, 0, 0, 0, 1),
                8,
                -5.5084381131042155e-05,
                8.630052818431192e-05,
                -3.152022957848314e-05,
                3.040825252133755e-07);
        near(
                vjp(new Standardise(), x, 1, 0, 0, 0),
                8,
                0.21997426484656693,
                -0.10997921393479479,
                -0.1099399665306411,
                -5.5084381131042155e-05);
    }

    @Test
    void equalNumbersAreStandardisedToZero() {
        for (double at : new double[] {0, 0.1, -3e7, 1e300}) {
            assertThat(value(new Standardise(), at, at, at)).containsExactly(0, 0, 0);
            near(vjp(new Standardise(0.25), row(at, at, at), 3, 0, 0), 1, 4, -2, -2);
        }
        assertThat(value(new Standardise(), 7)).containsExactly(0);
        assertThat(vjp(new Standardise(), row(7), 2)).containsExactly(0);
    }

    @Test
    void sparsemaxIsTheNearestPointOfTheSimplex() {
        assertThat(value(new Sparsemax(), 0.25, 0.75)).containsExactly(0.25, 0.75);
        assertThat(value(new Sparsemax(), 3, 1, -2)).containsExactly(1, 0, 0);
        assertThat(value(new Sparsemax(), 0.5, 0.5, 0, -5)).containsExactly(0.5, 0.5, 0, 0);
        assertThat(vjp(new Sparsemax(), row(0.25, 0.75, -1), 1, 4, 100)).containsExactly(-1.5, 1.5, 0);
    }

    @Test
    void anElementAtTheThresholdIsOutsideTheSupport() {
        assertThat(value(new Sparsemax(), 1, 0)).containsExactly(1, 0);
        assertThat(vjp(new Sparsemax(), row(1, 0), 3, 5))
                .as("of one in the support")
                .containsExactly(0, 0);
        var x = row(0.5, 0.5, 0);
        assertThat(vjp(new Sparsemax(), x, 1, 2, 9)).containsExactly(-0.5, 0.5, 0);
    }

    @Test
    void infinitiesTakeAllOrShare() {
        for (RowFunction f : new RowFunction[] {new Softmax(), new Softmax(3), new Sparsemax()}) {
            assertThat(value(f, INF, 0, 1)).as(f.name()).containsExactly(1, 0, 0);
            assertThat(value(f, INF, 0, INF)).as(f.name()).containsExactly(0.5, 0, 0.5);
            assertThat(value(f, -INF, -INF, -INF)).as(f.name()).containsExactly(THIRD, THIRD, THIRD);
            assertThat(value(f, -INF, 3, -INF)).as(f.name()).containsExactly(0, 1, 0);
            assertThat(Arrays.stream(vjp(f, row(INF, 0, 1), 1, 2, 3)).map(Math::abs))
                    .as(f.name())
                    .containsExactly(0.0, 0.0, 0.0);
        }
        assertThat(value(new Softmin(), INF, 0, -INF)).containsExactly(0, 0, 1);
        assertThat(value(new Softmin(2), INF, INF)).containsExactly(0.5, 0.5);
        assertThat(value(new LogSoftmax(), INF, 0, -INF)).containsExactly(0, -INF, -INF);
        near(value(new LogSoftmax(), -INF, -INF), 1, -Math.log(2), -Math.log(2));
        assertThat(vjp(new LogSoftmax(), row(-INF, 0), 5, 1)).containsExactly(5, -5);
    }

    @Test
    void infinitiesOfLogarithmsOfSums() {
        for (RowFunction f : new RowFunction[] {new LogSumExp(), new LogMeanExp()}) {
            assertThat(value(f, INF, 0, -INF)).as(f.name()).containsExactly(INF);
            assertThat(value(f, -INF, -INF)).as(f.name()).containsExactly(-INF);
            assertThat(vjp(f, row(INF, 0, INF), 3)).as(f.name()).containsExactly(1.5, 0, 1.5);
            assertThat(vjp(f, row(-INF, -INF), 3)).as(f.name()).containsExactly(1.5, 1.5);
        }
        assertThat(value(new Standardise(), INF, 0, 1)).containsOnly(NAN);
        assertThat(value(new Glu(), INF, INF, -INF, -2000, 0, -INF)).containsExactly(INF, INF, NAN);
    }

    @Test
    void notANumberSpreadsToTheRow() {
        for (RowFunction f : RowFunctions.all()) {
            if (!(f instanceof Glu)) {
                for (int at = 0; at < 3; at++) {
                    var x = row(1, INF, 2);
                    x[at] = NAN;
                    assertThat(value(f, x)).as(f.name()).containsOnly(NAN);
                    assertThat(vjp(f, x, 1, 2, 3)).as(f.name()).containsOnly(NAN);
                }
            }
        }
        assertThat(value(new Glu(), NAN, 4, 0, 0)).as("only its pair").containsExactly(NAN, 2);
        assertThat(vjp(new Glu(), row(4, 4, NAN, 0), 1, 1)).containsExactly(NAN, 0.5, NAN, 1);
    }

    @Test
    void badParametersAreRefused() {
        for (double bad : new double[] {0, -1, INF, NAN}) {
            assertThatThrownBy(() -> new Softmax(bad))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("softmax: found temperature " + bad + "; it must be positive and finite");
            assertThatThrownBy(() -> new Softmin(bad)).hasMessageStartingWith("softmin: found temperature");
            assertThatThrownBy(() -> new Standardise(bad)).hasMessageStartingWith("standardise: found epsilon");
        }
        for (int odd : new int[] {0, 1, 5}) {
            assertThatThrownBy(() -> new Glu().columns(odd))
                    .hasMessage(
                            "glu: found " + odd + " columns; needs an even number, the first half values and the second"
                                    + " half their gates");
        }
    }

    @Test
    void namesShowParametersThatAreNotTheDefault() {
        assertThat(new Softmax().name()).isEqualTo("softmax");
        assertThat(new Softmax(2).name()).isEqualTo("softmax(2)");
        assertThat(new Softmin(0.25).name()).isEqualTo("softmin(0.25)");
        assertThat(new Standardise().name()).isEqualTo("standardise");
        assertThat(new Standardise(0.5).name()).isEqualTo("standardise(0.5)");
        assertThat(new Sparsemax().name()).isEqualTo("sparsemax");
        assertThat(new Glu().name()).isEqualTo("glu");
        assertThat(new Glu().sheet().rule())
                .isEqualTo("∂/∂a: g_i / (1 + exp(-b_i)); ∂/∂b: g_i * a_i * exp(-b_i) / (1 + exp(-b_i))^2");
    }
}
