package org.chainrule.verification.formula.interval;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.chainrule.verification.formula.interval.Real.Towards;

/** Powers, and decimal numbers, which are powers of ten. */
public final class Powers {

    private Powers() {}

    /** A decimal number: itself if it has finitely many binary digits, and not more than are carried. */
    public static Interval decimal(BigDecimal value, int bits) {
        var unscaled = Interval.of(Real.of(value.unscaledValue(), BigInteger.ZERO));
        int scale = value.scale();
        if (scale == 0) {
            return unscaled;
        }
        var power = whole(Interval.of(Real.of(10)), Math.abs((long) scale), bits + 4);
        return scale > 0 ? unscaled.divide(power, bits) : unscaled.multiply(power, bits);
    }

    /** aᵇ; for a below 0 only if b is one whole number. 0⁰ is 1. */
    public static Interval power(Interval a, Interval b, int bits) {
        if (b.isPoint() && b.low().isWhole() && b.low().magnitude() <= 31) {
            long n = b.low().fixed(0).longValueExact();
            return n >= 0 ? whole(a, n, bits) : Interval.ONE.divide(whole(a, -n, bits + 4), bits);
        }
        if (a.equals(Interval.ZERO) && b.low().signum() > 0) {
            return Interval.ZERO;
        }
        if (a.high().signum() < 0) {
            return Interval.EVERYTHING;
        }
        int more = Math.max(0, Math.min(2 * bits, b.abs().high().magnitude())) + 16;
        return Exponential.exp(b.multiply(Logarithm.log(a, bits + more), bits + more), bits);
    }

    private static Interval whole(Interval a, long n, int bits) {
        if (n == 0) {
            return Interval.ONE;
        }
        boolean odd = (n & 1) == 1;
        if (a.low().signum() >= 0 || (odd && a.high().signum() <= 0)) {
            return a.low().signum() >= 0
                    ? ofPositive(a, n, bits)
                    : ofPositive(a.negate(), n, bits).negate();
        }
        if (!odd) {
            return ofPositive(a.abs(), n, bits);
        }
        var left =
                ofPositive(new Interval(Real.ZERO, a.low().negate()), n, bits).negate();
        return left.join(ofPositive(new Interval(Real.ZERO, a.high()), n, bits));
    }

    /** By squaring; ends go to ends. */
    private static Interval ofPositive(Interval a, long n, int bits) {
        int carried = bits + Long.SIZE - Long.numberOfLeadingZeros(n) + 2;
        Interval result = Interval.ONE;
        for (long bit = Long.highestOneBit(n); bit != 0; bit >>= 1) {
            result = result.multiply(result, carried);
            result = (n & bit) == 0 ? result : result.multiply(a, carried);
        }
        return new Interval(
                result.low().add(Real.ZERO, bits, Towards.MINUS_INFINITY),
                result.high().add(Real.ZERO, bits, Towards.INFINITY));
    }
}
