package org.chainrule.verification.formula.interval;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;
import org.chainrule.verification.formula.interval.Real.Towards;
import org.junit.jupiter.api.Test;

/** One number, against BigDecimal where that can follow. */
class RealTest {

    private static double anyDouble(RandomGenerator random) {
        double x;
        do {
            x = Double.longBitsToDouble(random.nextLong());
        } while (!Double.isFinite(x) || Math.abs(Math.getExponent(x)) > 60);
        return x;
    }

    @Test
    void operationsAreRoundedOutwardsByLessThanTheLastBit() {
        var random = new Seed(20_261_126).stream("reals");
        for (int i = 0; i < 2000; i++) {
            double a = anyDouble(random);
            double b = anyDouble(random);
            var x = Real.of(a);
            var y = Real.of(b);
            int bits = 5 + random.nextInt(120);
            var exactA = new BigDecimal(a);
            var exactB = new BigDecimal(b);
            check(exactA.add(exactB), bits, x.add(y, bits, Towards.MINUS_INFINITY), x.add(y, bits, Towards.INFINITY));
            check(
                    exactA.multiply(exactB),
                    bits,
                    x.multiply(y, bits, Towards.MINUS_INFINITY),
                    x.multiply(y, bits, Towards.INFINITY));
            var below = x.divide(y, bits, Towards.MINUS_INFINITY).toBigDecimal().multiply(exactB);
            var above = x.divide(y, bits, Towards.INFINITY).toBigDecimal().multiply(exactB);
            assertThat(exactA).as("%s / %s", a, b).isBetween(below.min(above), below.max(above));
            assertThat(x.compareTo(y)).isEqualTo(exactA.compareTo(exactB));
        }
    }

    private static void check(BigDecimal exact, int bits, Real low, Real high) {
        assertThat(low.toBigDecimal()).isLessThanOrEqualTo(exact);
        assertThat(high.toBigDecimal()).isGreaterThanOrEqualTo(exact);
        var width = high.toBigDecimal().subtract(low.toBigDecimal());
        var unit = exact.abs().multiply(BigDecimal.valueOf(2).divide(new BigDecimal(BigInteger.ONE.shiftLeft(bits))));
        assertThat(width).as("%s bits of %s", bits, exact).isLessThanOrEqualTo(unit);
    }

    @Test
    void doublesGoThereAndBack() {
        var random = new Seed(20_261_127).stream("doubles");
        for (int i = 0; i < 5000; i++) {
            double x = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(x)) {
                assertThat(Real.of(x).toDouble()).isEqualTo(x);
            }
        }
        for (double x : new double[] {0, Double.MIN_VALUE, -Double.MIN_VALUE, Double.MIN_NORMAL, Double.MAX_VALUE}) {
            assertThat(Real.of(x).toDouble()).isEqualTo(x);
        }
    }

    @Test
    void theNearestDoubleIsTheEvenOneOfTwo() {
        assertThat(power(-1075).toDouble()).as("half of the smallest, a tie").isZero();
        assertThat(plus(power(-1075), power(-2000)).toDouble()).isEqualTo(Double.MIN_VALUE);
        assertThat(Real.of(BigInteger.valueOf(3), -1075).toDouble())
                .as("1.5, a tie")
                .isEqualTo(2 * Double.MIN_VALUE);
        assertThat(plus(Real.ONE, power(-53)).toDouble()).isEqualTo(1);
        assertThat(plus(plus(Real.ONE, power(-53)), power(-300)).toDouble()).isEqualTo(1 + 0x1p-52);
        assertThat(power(1024).toDouble()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(plus(power(1024), power(970).negate()).toDouble())
                .as("a tie")
                .isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(plus(
                                power(1024),
                                power(969).negate().scaled(1).add(power(900).negate(), 400, Towards.INFINITY))
                        .toDouble())
                .isEqualTo(Double.MAX_VALUE);
    }

    private static Real power(int exponent) {
        return Real.of(BigInteger.ONE, exponent);
    }

    private static Real plus(Real a, Real b) {
        return a.add(b, 5000, Towards.INFINITY);
    }

    @Test
    void farExponentsAreRoundedTheRightWay() {
        var tiny = Real.of(BigInteger.ONE, BigInteger.TEN.pow(40).negate());
        assertThat(Real.ONE.add(tiny, 60, Towards.MINUS_INFINITY)).isEqualTo(Real.ONE);
        assertThat(Real.ONE.add(tiny, 60, Towards.INFINITY)).isGreaterThan(Real.ONE);
        assertThat(Real.ONE.subtract(tiny, 60, Towards.MINUS_INFINITY)).isLessThan(Real.ONE);
        assertThat(Real.ONE.subtract(tiny, 60, Towards.INFINITY)).isEqualTo(Real.ONE);
        assertThat(tiny.toDouble()).isZero();
        assertThat(tiny.multiply(tiny, 60, Towards.INFINITY)).isLessThan(tiny);
    }

    @Test
    void ulpsAreThoseOfTheExactResult() {
        assertThat(Accuracy.ulps(1 + 0x1p-52, Interval.ONE)).isEqualTo(1);
        assertThat(Accuracy.ulps(3 * Double.MIN_VALUE, Interval.of(Double.MIN_VALUE)))
                .isEqualTo(2);
        assertThat(Accuracy.ulps(0, Interval.of(power(-1080)))).isEqualTo(0x1p-6);
        assertThat(Accuracy.ulps(Double.POSITIVE_INFINITY, Interval.of(power(2000))))
                .isZero();
        assertThat(Accuracy.ulps(Double.POSITIVE_INFINITY, Interval.of(Double.MAX_VALUE)))
                .isInfinite();
        assertThat(Accuracy.ulps(Double.NaN, Interval.ONE)).isInfinite();
        assertThat(Accuracy.ulps(Double.MAX_VALUE, Interval.of(power(1024)))).isEqualTo(1);
        assertThat(Accuracy.ulps(1, new Interval(Real.of(1 - 0x1p-52), Real.of(1 + 0x1p-51))))
                .isEqualTo(2);
    }
}
