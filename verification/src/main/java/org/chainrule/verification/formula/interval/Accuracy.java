package org.chainrule.verification.formula.interval;

import java.math.BigInteger;
import org.chainrule.verification.formula.interval.Real.Towards;

/** How near a double is to an exact result that is enclosed. */
public final class Accuracy {

    /** Half of the smallest subnormal number is 2^−1075; below a power less everything surely rounds to 0. */
    private static final int VANISHED = -1075;

    private static final int BITS = 64;

    private Accuracy() {}

    /** Whether the width is below 2^−bits of every number in it. One number is always narrow. */
    public static boolean isNarrow(Interval exact, int bits) {
        if (exact.isPoint()) {
            return true;
        }
        if (exact.hasZero() || exact.low().isInfinite() || exact.high().isInfinite()) {
            return false;
        }
        var least = Interval.smaller(exact.low().abs(), exact.high().abs()).top();
        var width = exact.high().subtract(exact.low(), BITS, Towards.INFINITY).top();
        return width.compareTo(least.subtract(BigInteger.valueOf(bits + 1L))) <= 0;
    }

    /** Whether every number in it rounds to 0. */
    public static boolean vanishes(Interval exact) {
        return exact.low().magnitude() < VANISHED
                && exact.high().magnitude() < VANISHED
                && !exact.low().isInfinite();
    }

    /** Whether every number in it is far beyond the largest double, on one side. */
    public static boolean overflows(Interval exact) {
        return !exact.hasZero()
                && Interval.smaller(exact.low().abs(), exact.high().abs()).magnitude() > 1100;
    }

    /** The double nearest to the middle. */
    public static double nearest(Interval exact) {
        if (exact.isPoint() || exact.low().isInfinite() || exact.high().isInfinite()) {
            return (exact.low().isInfinite() ? exact.high() : exact.low()).toDouble();
        }
        return exact.low()
                .add(exact.high(), 2 * BITS, Towards.INFINITY)
                .scaled(-1)
                .toDouble();
    }

    /**
     * How far a double is from the farthest number in the interval, in units of the last place of the exact result (2^−1074
     * where that is subnormal). Where the exact result rounds to an infinity, that infinity is 0 off. NaN and wrong
     * infinities are infinitely far.
     */
    public static double ulps(double found, Interval exact) {
        double nearest = nearest(exact);
        if (found == nearest) {
            if (Double.isInfinite(found)) {
                return 0;
            }
        } else if (!Double.isFinite(found)) {
            return Double.POSITIVE_INFINITY;
        }
        int exponent = Math.min(Double.MAX_EXPONENT, Math.max(Double.MIN_EXPONENT, Math.getExponent(nearest)));
        return distance(found, exact).scaled(52 - exponent).toDouble();
    }

    /** How far a finite double is from the farthest number in the interval. */
    public static Real distance(double found, Interval exact) {
        var point = Interval.of(found);
        return point.subtract(exact, BITS).abs().high();
    }
}
