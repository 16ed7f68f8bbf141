package org.chainrule.core.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;

/** Ends of ranges, far tails and ties; exact numbers by mpmath with 60 digits. */
class FunctionEdgesTest {

    private static final double INF = Double.POSITIVE_INFINITY;

    private static double ulps(double found, double exact) {
        return Math.abs(found - exact) / Math.ulp(exact);
    }

    @Test
    void aParameterThatMustBePositiveAndFiniteIsHeldToIt() {
        var families = Map.<String, DoubleFunction<ScalarFunction>>of(
                "celu", Celu::new,
                "elu", Elu::new,
                "silu", Silu::new,
                "softplus", Softplus::new,
                "squareplus", Squareplus::new);
        families.forEach((name, family) -> {
            for (double bad : new double[] {0, -1, INF, Double.NaN}) {
                assertThatThrownBy(() -> family.apply(bad))
                        .hasMessageStartingWith(name + ": found ")
                        .hasMessageEndingWith(" = " + bad + "; it must be positive and finite");
            }
            assertThat(family.apply(0.5).name()).isEqualTo(name + "(0.5)");
        });
    }

    @Test
    void endsOfClosedRangesAreTakenAndWhatIsBeyondIsNot() {
        assertThat(new LeakyRelu(0).a()).isZero();
        assertThat(new LeakyRelu(1).a()).isEqualTo(1);
        assertThatThrownBy(() -> new LeakyRelu(Math.nextUp(1.0))).hasMessageContaining("[0, 1]");
        assertThatThrownBy(() -> new LeakyRelu(-Double.MIN_VALUE)).hasMessageContaining("[0, 1]");
        assertThat(new HardShrink(0).lambda()).isZero();
        assertThat(new SoftShrink(0).lambda()).isZero();
        assertThatThrownBy(() -> new HardShrink(INF)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new SoftShrink(INF)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new HardTanh(-INF, 0)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new Threshold(0, INF)).hasMessageContaining("finite");
        assertThatThrownBy(() -> new Standardise(INF)).hasMessageContaining("finite");
        assertThat(new Threshold(2, 2).datasheet().monotone()).isEqualTo(Monotone.NON_DECREASING);
        assertThat(new Threshold(2, 3).datasheet().monotone()).isEqualTo(Monotone.NO);
        assertThat(new Kink(0, 0, 1, 1).convention()).isEqualTo(1);
        assertThat(new Kink(0, 1, 0, 0).convention()).isZero();
        assertThatThrownBy(() -> new Kink(0, 0, 1, Math.nextUp(1.0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Kink(0, 0, 1, -Double.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bothEndsOfAHardTanhAreInItsNameUnlessBothAreTheDefault() {
        assertThat(new HardTanh(-1, 1).name()).isEqualTo("hard-tanh");
        assertThat(new HardTanh(0, 1).name()).isEqualTo("hard-tanh(0,1)");
        assertThat(new HardTanh(-1, 2).name()).isEqualTo("hard-tanh(-1,2)");
    }

    @Test
    void rowFunctionsHaveTheirNames() {
        assertThat(RowFunctions.all())
                .extracting(RowFunction::name)
                .containsExactly(
                        "glu",
                        "log-mean-exp",
                        "log-softmax",
                        "log-sum-exp",
                        "softmax",
                        "softmin",
                        "sparsemax",
                        "standardise");
    }

    @Test
    void ofEqualElementsTheFirstCountsAndNaNCountsBeforeAll() {
        assertThat(RowFunctions.indexOfMaximum(new double[] {1, 2, 2}, 3)).isEqualTo(1);
        assertThat(RowFunctions.indexOfMinimum(new double[] {2, 1, 1}, 3)).isEqualTo(1);
        assertThat(RowFunctions.indexOfLargestMagnitude(new double[] {1, -3, 3}, 3))
                .isEqualTo(1);
        for (double other : new double[] {-INF, INF}) {
            double[] last = {other, Double.NaN, Double.NaN};
            double[] first = {Double.NaN, other, Double.NaN};
            assertThat(RowFunctions.indexOfMaximum(last, 3)).isEqualTo(1);
            assertThat(RowFunctions.indexOfMinimum(last, 3)).isEqualTo(1);
            assertThat(RowFunctions.indexOfMaximum(first, 3)).isZero();
            assertThat(RowFunctions.indexOfMinimum(first, 3)).isZero();
        }
    }

    @Test
    void theSumOfShiftedExponentialsLeavesOutTheLargest() {
        var y = new double[3];
        double sum = RowFunctions.shiftedExponentials(new double[] {3, 1, 2}, y, 3, 0);
        double[] exact = {1, StrictMath.exp(-2), StrictMath.exp(-1)};
        assertThat(y).containsExactly(exact);
        assertThat(ulps(sum, exact[1] + exact[2])).isLessThanOrEqualTo(1);
    }

    /** 1 and four thousand times a quarter of its ulp: 1 + 1000 · 2⁻⁵² exactly. */
    @Test
    void aSumPutsBackWhatItLoses() {
        var terms = new double[4001];
        Arrays.fill(terms, 0x1p-54);
        terms[0] = 1;
        assertThat(Compensated.sum(terms, 4001)).isEqualTo(1 + 1000 * 0x1p-52);
    }

    /** 4000 cotangents 0.1, and 0 where the largest element is: −0.1·4000/4001 there. */
    @Test
    void manyCotangentsOfALogSoftmaxAreAddedWithoutLoss() {
        int n = 4001;
        var gy = new double[n];
        Arrays.fill(gy, 0.1);
        gy[0] = 0;
        var gx = new double[n];
        new LogSoftmax().vjp(new double[n], new double[n], gy, gx, n);
        double exact = new BigDecimal(gy[1])
                .multiply(BigDecimal.valueOf(-4000))
                .divide(BigDecimal.valueOf(4001), new MathContext(40))
                .doubleValue();
        double allowed = new LogSoftmax().sheet().vjpUlps();
        assertThat(ulps(gx[0], exact)).isLessThanOrEqualTo(allowed);
        double plain = 0;
        for (double g : gy) {
            plain += g;
        }
        assertThat(ulps(-plain / n, exact)).isGreaterThan(allowed);
    }

    /** There e^v is 0 in doubles, and the slope is 38 times the smallest of them. */
    @Test
    void theSlopeOfAGeluIsRightWhereItsExponentialIsZero() {
        var gelu = new GeluTanh();
        double exact = -38 * Double.MIN_VALUE; // −37.58 times
        double x = -21.55;
        assertThat(Math.abs(gelu.slope(x, gelu.value(x)) - exact))
                .isLessThanOrEqualTo(gelu.datasheet().slopeUlps() * Double.MIN_VALUE);
        assertThat(StrictMath.exp(-748.4)).isZero();
    }

    @Test
    void aQuotientOfSomethingTinyByASubnormalHasItsDigits() {
        double exact = 0x1.2b9c33b18b060p-946; // 1.9676175092490286e-285 = e^−1400 · 2^1074
        // e^r within an ulp, r within half an ulp of a number below 1, and two roundings.
        assertThat(ulps(Exponentials.over(Double.MIN_VALUE, 0, -1400, 0), exact))
                .isLessThanOrEqualTo(3);
    }

    @Test
    void whatIsTooSmallForAnyFactorIsAZeroOfItsSign() {
        for (double factor : List.of(-1e308, 1e308)) {
            double found = Exponentials.times(factor, 0, -1601, 0);
            assertThat(Double.doubleToRawLongBits(found))
                    .isEqualTo(Double.doubleToRawLongBits(Math.copySign(0.0, factor)));
        }
    }
}
