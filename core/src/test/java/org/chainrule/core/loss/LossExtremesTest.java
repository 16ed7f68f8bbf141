package org.chainrule.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where e⁻ᵖ, a square or a quotient leaves the range of a double, and the loss does not. */
class LossExtremesTest {

    /** Two ulps, and one of a subnormal number. */
    private static void assertClose(double found, double wanted) {
        assertThat(found).isCloseTo(wanted, within(2 * Math.ulp(wanted) + Double.MIN_VALUE));
    }

    /** Of a logit so far on the right side the loss is e^−|p|, and its slope as well. */
    @ParameterizedTest
    @ValueSource(doubles = {699, 701, 708, 720, 740})
    void aLogitFarOnTheRightSide(double p) {
        var loss = new BinaryCrossEntropyWithLogits();
        double e = StrictMath.exp(-p);
        assertClose(loss.value(p, 1), e);
        assertClose(loss.value(-p, 0), e);
        assertClose(loss.slope(p, 1), -e);
        assertClose(loss.slope(-p, 0), e);
        assertThat(loss.value(p, 0)).isEqualTo(p);
        assertThat(loss.slope(p, 0)).isEqualTo(1);
    }

    /** e^−720 is subnormal, 10⁸ times as much is not. */
    @Test
    void aWeightBringsBackTheDigitsOfASubnormalNumber() {
        var loss = new BinaryCrossEntropyWithLogits(Weights.of(1e8));
        double wanted = 1e8 * StrictMath.exp(-360) * StrictMath.exp(-360);
        assertThat(loss.value(720, 1)).isCloseTo(wanted, within(4 * Math.ulp(wanted)));
        assertThat(loss.slope(720, 1)).isCloseTo(-wanted, within(4 * Math.ulp(wanted)));
    }

    /** 1 − cos z = z²/2 for rows at such an angle. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-100, 1e-125, 1e-140, 1e-150, 1e-155, 1e-160})
    void almostParallelRows(double z) {
        var loss = new CosineDistance();
        assertClose(loss.value(new double[] {1, 0}, new double[] {1, z}, 2), z * (z / 2));
        assertClose(loss.value(new double[] {3, 0}, new double[] {2, 2 * z}, 2), z * (z / 2));
    }

    /** d/v overflows and d²/v does not. */
    @Test
    void aTinyVariance() {
        var loss = new GaussianNll(Double.MIN_VALUE, GaussianNll.Constant.OMITTED);
        double d = 1e-10;
        double v = 1e-319;
        double wanted = new BigDecimal(d)
                        .pow(2)
                        .divide(new BigDecimal(v), MathContext.DECIMAL64)
                        .doubleValue()
                / 2; // the logarithm of v is 10⁻²⁹⁶ of it
        // a root and a quotient, which squaring doubles, and the square: 2½ ulps, each up to twice as wide in the next
        // binade
        assertThat(loss.value(new double[] {d, v}, new double[] {0}, 2))
                .isCloseTo(wanted, within(5 * Math.ulp(wanted)));
    }

    @Test
    void aProbabilityOfZeroWhereTheTargetHasSome() {
        assertThat(new KlDivergence().value(Double.NEGATIVE_INFINITY, 0.5)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    private static BigDecimal dot(double[] x, double[] y) {
        var sum = BigDecimal.ZERO;
        for (int i = 0; i < x.length; i++) {
            sum = sum.add(new BigDecimal(x[i]).multiply(new BigDecimal(y[i])));
        }
        return sum;
    }

    /** Plain sums of so many terms are off by some ten ulps. */
    @Test
    void longRowsLoseNoDigits() {
        var random = new SplittableRandom(11);
        for (int trial = 0; trial < 10; trial++) {
            double[] x = random.doubles(20_000, 0.1, 1).toArray();
            double[] y = random.doubles(20_000, -0.5, 1).toArray();
            var digits = new MathContext(60);
            double wanted = dot(x, y)
                    .divide(dot(x, x).multiply(dot(y, y)).sqrt(digits), digits)
                    .doubleValue();
            double found = Cosine.of(x, 0, y, 0, x.length, 0).rounded();
            assertThat(found).isCloseTo(wanted, within(Math.ulp(wanted)));
        }
    }
}
