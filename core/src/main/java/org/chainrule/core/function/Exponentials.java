package org.chainrule.core.function;

/**
 * Exponentials in the far tails: e^(hi + lo) of an unevaluated sum, and its product with a factor, rounded once.
 *
 * <p>Left alone, the rounding of an exponent of size 700 costs 350 ulps of the result, and a factor that multiplies a
 * subnormal e^x multiplies its lost digits too. Here the exponent comes with its own rounding error, and the power of two
 * is taken out of e^x and put back last.
 */
final class Exponentials {

    /** Below e^−693 = 2⁻¹⁰⁰⁰ an exponential is near the subnormal numbers. */
    private static final double TINY = 0x1p-1000;

    /** e^−1600 = 10⁻⁶⁹⁵; no double times it reaches the smallest one, nor does its quotient by the smallest one. */
    private static final double LOWEST = -1600;

    /** log 2 in two parts; the first has 32 bits, so that its products with whole numbers below 2²¹ are exact. */
    private static final double LOG_2_HIGH = 0x1.62e42feep-1;

    private static final double LOG_2_LOW = 0x1.a39ef35793c76p-33;

    private Exponentials() {}

    /** e^(hi + lo), |lo| at most an ulp of hi. */
    static double exp(double hi, double lo) {
        double e = StrictMath.exp(hi);
        return e == 0 ? 0 : e + e * lo;
    }

    /** {@code factor · e}, e = e^(hi + lo) as {@link #exp} returns it, hi at most 0; right even if e is subnormal or 0. */
    static double times(double factor, double e, double hi, double lo) {
        return e > TINY ? factor * e : scaled(factor, hi, lo, 0);
    }

    /** e^(hi + lo) / divisor, the divisor positive and finite, even subnormal; e and hi as in {@link #times}. */
    static double over(double divisor, double e, double hi, double lo) {
        if (e > TINY) {
            return e / divisor;
        }
        int exponent = Math.getExponent(divisor);
        return scaled(1 / Math.scalb(divisor, -exponent), hi, lo, -exponent);
    }

    /** factor · e^(hi + lo) · 2^exponent. */
    private static double scaled(double factor, double hi, double lo, int exponent) {
        if (hi < LOWEST) {
            return Math.copySign(0, factor);
        }
        int k = (int) Math.ceil(hi / LOG_2_HIGH);
        double reduced = hi - k * LOG_2_HIGH; // exact
        double rest = lo - k * LOG_2_LOW;
        double r = reduced + rest;
        rest += reduced - r;
        double e = StrictMath.exp(r); // in (½, 1]
        return Math.scalb(factor * (e + e * rest), k + exponent);
    }
}
