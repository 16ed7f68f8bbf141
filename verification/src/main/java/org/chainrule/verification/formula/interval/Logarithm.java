package org.chainrule.verification.formula.interval;

import java.math.BigInteger;
import org.chainrule.verification.formula.interval.Real.Towards;

/** log(x) and log(1 + x). Below the ends of their domains nothing is known. */
public final class Logarithm {

    /** Below 2^−7 the series in z = (x − 1)/(x + 1) takes a step of 16 bits per term. */
    private static final int NEAR = -7;

    private static final int GUARD = 20;

    private Logarithm() {}

    /** log(x). */
    public static Interval log(Interval x, int bits) {
        if (x.high().signum() < 0) {
            return Interval.EVERYTHING;
        }
        var defined = new Interval(Interval.larger(x.low(), Real.ZERO), x.high());
        return Increasing.of(defined, Real.MINUS_INFINITY, Real.INFINITY, end -> log(end, bits));
    }

    /** log(1 + x). */
    public static Interval log1p(Interval x, int bits) {
        var minusOne = Real.of(-1);
        if (x.high().compareTo(minusOne) < 0) {
            return Interval.EVERYTHING;
        }
        var defined = new Interval(Interval.larger(x.low(), minusOne), x.high());
        return Increasing.of(defined, Real.MINUS_INFINITY, Real.INFINITY, end -> log1p(end, bits));
    }

    private static Interval log(Real x, int bits) {
        if (x.signum() == 0) {
            return new Interval(Real.MINUS_INFINITY, Real.of(BigInteger.ONE.negate(), BigInteger.ONE.shiftLeft(40)));
        }
        var less = x.subtract(Real.ONE, bits + GUARD, Towards.MINUS_INFINITY);
        if (less.magnitude() < NEAR) {
            return nearOne(Interval.of(x), bits);
        }
        var e = x.top();
        var f = Real.of(x.significand(), x.exponent().subtract(e)); // in [1/2, 1)
        if (e.equals(BigInteger.ONE)) { // x in [1, 2): log f + log 2 would cancel
            f = x;
            e = BigInteger.ZERO;
        }
        int carried = bits + GUARD;
        double guess = StrictMath.log(f.toDouble());
        // x = 2ᵉ e^guess w, and w is 1 but for the error of the guess
        var w = Interval.of(f).multiply(Exponential.exp(Real.of(-guess), carried), carried);
        var log = Interval.of(guess).add(nearOne(w, carried), carried);
        if (e.signum() == 0) {
            return log.add(Interval.ZERO, bits);
        }
        var log2 = new Interval(
                Real.of(Constants.log2(carried), -carried),
                Real.of(Constants.log2(carried).add(BigInteger.ONE), -carried));
        return log2.multiply(Interval.of(Real.of(e, 0)), carried).add(log, bits);
    }

    private static Interval log1p(Real x, int bits) {
        if (x.magnitude() < NEAR) {
            var point = Interval.of(x);
            return artanhTwice(point.divide(point.add(Interval.of(Real.of(2)), bits + GUARD), bits + GUARD), bits);
        }
        int exactly = 2 * bits + x.significand().bitLength() + GUARD;
        return log(Interval.ONE.add(Interval.of(x), exactly), bits);
    }

    /** For 1 + d = w, |d| ≤ 2^−7: log w = 2 artanh(d/(2 + d)). */
    private static Interval nearOne(Interval w, int bits) {
        return Increasing.of(w, Real.MINUS_INFINITY, Real.INFINITY, end -> {
            int exactly = bits + GUARD + end.significand().bitLength();
            var d = Interval.of(end).subtract(Interval.ONE, exactly);
            return artanhTwice(d.divide(d.add(Interval.of(Real.of(2)), exactly), bits + GUARD), bits);
        });
    }

    /**
     * 2 artanh(z) = 2z Σ z²ᵏ/(2k+1) for |z| ≤ 2^−7. In units of 2^−unit z² is off by 2, a power by 2 and a quotient by 3 at
     * the most, the terms after the first power that is 0 are together below 4.
     */
    private static Interval artanhTwice(Interval z, int bits) {
        int unit = bits + GUARD;
        var square = z.high().multiply(z.high(), unit, Towards.INFINITY).fixed(unit);
        var power = BigInteger.ONE.shiftLeft(unit);
        var sum = power;
        int k = 1;
        while (power.signum() != 0) {
            power = power.multiply(square).shiftRight(unit);
            sum = sum.add(power.divide(BigInteger.valueOf(2L * k + 1)));
            k++;
        }
        var error = BigInteger.valueOf(3L * k + 4);
        var series = new Interval(Real.of(sum.subtract(error), -unit), Real.of(sum.add(error), -unit));
        return z.scaled(1).multiply(series, bits);
    }
}
