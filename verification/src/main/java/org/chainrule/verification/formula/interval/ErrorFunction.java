package org.chainrule.verification.formula.interval;

import java.math.BigInteger;
import org.chainrule.verification.formula.interval.Real.Towards;

/** erf(x) = 2/√π ∫₀ˣ e^−t² dt and erfc(x) = 1 − erf(x), each without cancellation. */
public final class ErrorFunction {

    private ErrorFunction() {}

    /** Room for errors of 8 n³ units after as many terms as there are bits. */
    private static int carried(int bits) {
        return bits + 20 + 3 * (Integer.SIZE - Integer.numberOfLeadingZeros(bits));
    }

    /** erf(x). */
    public static Interval erf(Interval x, int bits) {
        return Increasing.of(x, Real.of(-1), Real.ONE, end -> erf(end, bits));
    }

    /** erfc(x); it decreases. */
    public static Interval erfc(Interval x, int bits) {
        var minus = x.negate();
        return Increasing.of(minus, Real.ZERO, Real.of(2), end -> erfc(end.negate(), bits));
    }

    static Interval erf(Real x, int bits) {
        if (x.signum() < 0) {
            return erf(x.negate(), bits).negate();
        }
        if (x.signum() == 0) {
            return Interval.ZERO;
        }
        var found = x.magnitude() > 1 && isFar(x, bits) ? Interval.ONE.subtract(far(x, bits), bits) : near(x, bits);
        return new Interval(found.low(), Interval.smaller(found.high(), Real.ONE));
    }

    static Interval erfc(Real x, int bits) {
        if (x.signum() == 0) {
            return Interval.ONE;
        }
        if (x.signum() < 0) {
            return Interval.ONE.add(erf(x.negate(), bits), bits);
        }
        if (x.magnitude() > 1 && isFar(x, bits)) {
            return far(x, bits);
        }
        int cancelled = x.magnitude() < 0 ? 4 : (int) (1.45 * x.toDouble() * x.toDouble()) + 12;
        return Interval.ONE.subtract(near(x, bits + cancelled), bits);
    }

    /** Where the terms of the asymptotic series fall below the last bit before they rise: the least is about e^−x². */
    private static boolean isFar(Real x, int bits) {
        double square = x.toDouble() * x.toDouble();
        return square > 0.7 * carried(bits) + 8;
    }

    /**
     * erfc(x) = e^−x²/(x√π) Σ (−1)ⁿ (2n−1)!!/(2x²)ⁿ; the error is smaller than the first term left out. In units of 2^−unit
     * q = 1/(2x²) is off by 2, so a step adds at most 3(2n+1) to the error of a term, which is 3n² after n of them, and
     * their sum is off by less than 8n³.
     */
    private static Interval far(Real x, int bits) {
        int unit = carried(bits);
        var point = Interval.of(x);
        var square = point.multiply(point, 2 * bits + x.significand().bitLength());
        var q = Interval.ONE.divide(square.scaled(1), unit).low().fixed(unit);
        var term = BigInteger.ONE.shiftLeft(unit);
        var sum = term;
        long n = 0;
        while (term.signum() != 0) {
            term = term.multiply(q).shiftRight(unit).multiply(BigInteger.valueOf(2 * n + 1));
            n++;
            sum = n % 2 == 0 ? sum.add(term) : sum.subtract(term);
        }
        var error = BigInteger.valueOf(n + 1).pow(3).shiftLeft(3);
        var series = new Interval(Real.of(sum.subtract(error), -unit), Real.of(sum.add(error), -unit));
        var bell = Exponential.exp(square.negate(), unit);
        return bell.multiply(series, unit).divide(point.multiply(rootOfPi(unit), unit), bits);
    }

    /**
     * erf(x) = 2/√π x e^−x² Σ (2x²)ⁿ/(2n+1)!!, all terms positive.
     *
     * <p>In units of 2^−unit 2x² is off by 2, a term by 2 of its own. An error made at one term reaches a later one in
     * proportion of the two: at most times that term (the first is 1), and once they fall at most times 1. N terms with the
     * sum S are off by N (2N + 2S) by their own errors and by 2NS by that of 2x² (which is at least 2^−unit/2 of itself
     * where there is more than one term).
     */
    private static Interval near(Real x, int bits) {
        int unit = carried(bits);
        var point = Interval.of(x);
        var square = point.multiply(point, 2 * bits + 2 * x.significand().bitLength());
        var q = square.scaled(1).low().fixed(unit);
        var term = BigInteger.ONE.shiftLeft(unit);
        var sum = term;
        long n = 0;
        while (term.signum() != 0) {
            n++;
            term = term.multiply(q).shiftRight(unit).divide(BigInteger.valueOf(2 * n + 1));
            sum = sum.add(term);
        }
        var whole = sum.shiftRight(unit).add(BigInteger.ONE);
        var error = whole.multiply(BigInteger.valueOf(8 * n)).add(BigInteger.valueOf(4 * n * n + 8));
        var series = new Interval(Real.of(sum.subtract(error), -unit), Real.of(sum.add(error), -unit));
        var bell = Exponential.exp(square.negate(), unit);
        return bell.multiply(series, unit).multiply(point.scaled(1), unit).divide(rootOfPi(unit), bits);
    }

    /** √π. */
    private static Interval rootOfPi(int bits) {
        return pi(bits).sqrt(bits);
    }

    /** π. */
    public static Interval pi(int bits) {
        var floor = Constants.pi(bits);
        return new Interval(
                Real.round(floor, BigInteger.valueOf(-bits), bits, Towards.MINUS_INFINITY),
                Real.round(floor.add(BigInteger.ONE), BigInteger.valueOf(-bits), bits, Towards.INFINITY));
    }
}
