package org.chainrule.verification.formula.interval;

import java.math.BigInteger;
import org.chainrule.verification.formula.interval.Real.Towards;

/** eˣ and what follows from it: eˣ − 1 and the hyperbolic tangent. All increase, so the ends of an interval go to ends. */
public final class Exponential {

    /** From |x| = 2^32768 on, where exponents have 9864 decimal digits, the result is only known to be huge or tiny. */
    static final int LARGEST_MAGNITUDE = 32_768;

    private static final BigInteger HUGE = BigInteger.ONE.shiftLeft(LARGEST_MAGNITUDE);

    private Exponential() {}

    /** eˣ. */
    public static Interval exp(Interval x, int bits) {
        return Increasing.of(x, Real.ZERO, Real.INFINITY, end -> exp(end, bits));
    }

    /** eˣ − 1. */
    public static Interval expm1(Interval x, int bits) {
        return Increasing.of(x, Real.of(-1), Real.INFINITY, end -> expm1(end, bits));
    }

    /** tanh(x). */
    public static Interval tanh(Interval x, int bits) {
        return Increasing.of(x, Real.of(-1), Real.ONE, end -> tanh(end, bits));
    }

    static Interval exp(Real x, int bits) {
        if (x.signum() == 0) {
            return Interval.ONE;
        }
        if (x.magnitude() < -bits) { // 1 + x < eˣ < 1 + x + x² for |x| < 1
            return new Interval(
                    Real.ONE.add(x, bits, Towards.MINUS_INFINITY),
                    Real.ONE
                            .add(x, bits, Towards.INFINITY)
                            .add(x.multiply(x, bits, Towards.INFINITY), bits, Towards.INFINITY));
        }
        if (x.magnitude() > LARGEST_MAGNITUDE) {
            return x.signum() > 0
                    ? new Interval(Real.of(BigInteger.ONE, HUGE), Real.INFINITY)
                    : new Interval(Real.ZERO, Real.of(BigInteger.ONE, HUGE.negate()));
        }
        return reduced(x, bits, FixedExponential.TERMS);
    }

    /** eˣ = 2ᵏ eʳ with |r| ≤ log 2 / 2, up to rounding. */
    static Interval reduced(Real x, int bits, FixedExponential series) {
        int halvings = 4 + (int) Math.sqrt(bits);
        int unit = bits + halvings + 20;
        int extra = Math.max(0, x.magnitude()) + 4;
        var log2 = Constants.log2(unit + extra);
        var whole = x.fixed(unit + extra);
        var k = nearest(whole, log2);
        // ⌊x⌋ is off by 1 unit of 2^−(unit+extra), k · log 2 by k ≤ 2^(extra−2) of them, the shift by 1 unit: below 2.
        var r = whole.subtract(k.multiply(log2)).shiftRight(extra);
        return series.of(r, unit, halvings, bits, k);
    }

    /** The whole number nearest to a / b, b positive. */
    private static BigInteger nearest(BigInteger a, BigInteger b) {
        var half = a.shiftLeft(1).add(BigInteger.valueOf(a.signum()).multiply(b));
        return half.divide(b.shiftLeft(1));
    }

    static Interval expm1(Real x, int bits) {
        if (x.signum() == 0) {
            return Interval.ZERO;
        }
        if (x.magnitude() < -bits) { // x < eˣ − 1 < x + x² for |x| < 1
            return new Interval(x, x.add(x.multiply(x, bits, Towards.INFINITY), bits, Towards.INFINITY));
        }
        int cancelled = Math.max(0, -x.magnitude()) + 4;
        return exp(x, bits + cancelled).subtract(Interval.ONE, bits);
    }

    /** For x ≥ 0, −t/(2 + t) with t = e^−2x − 1. */
    static Interval tanh(Real x, int bits) {
        if (x.signum() < 0) {
            return tanh(x.negate(), bits).negate();
        }
        if (x.signum() == 0) {
            return Interval.ZERO;
        }
        if (2L * x.magnitude() < -bits) { // x − x³ < tanh x < x
            var one = Interval.of(x);
            var cube = one.multiply(one, bits).multiply(one, bits);
            return new Interval(one.subtract(cube, bits).low(), x);
        }
        var t = expm1(x.scaled(1).negate(), bits + 4);
        return t.negate().divide(t.add(Interval.of(Real.of(2)), bits + 4), bits);
    }
}
