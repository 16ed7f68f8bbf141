package org.chainrule.core.loss;

/**
 * A number as the sum of two doubles, the second at most a few ulps of the first: sums, products and quotients are right
 * to some 2⁻¹⁰⁰ (Dekker 1971), {@link #exp} to 2⁻⁵⁹ and {@link #log1p} to 2⁻⁵⁷. Where many factors make a loss, and each
 * of their roundings would show, only the end is rounded. Infinities and NaN are in the first double.
 *
 * @param high the number to within a few ulps
 * @param low what it lacks
 */
record Twofold(double high, double low) {

    static final Twofold ZERO = of(0);

    static final Twofold ONE = of(1);

    /** log 2 in two parts; the first has 32 bits, so that its products with whole numbers below 2²¹ are exact. */
    static final double LOG_2_HIGH = 0x1.62e42feep-1;

    static final double LOG_2_LOW = 0x1.a39ef35793c76p-33;

    private static final double SQRT_2 = Math.sqrt(2);

    /** 2⁻¹⁰⁷⁵, which rounds to 0, is e^−745.14. */
    private static final double LOWEST = -746;

    /** 1/3!, 1/4!, …: to r¹², since |r|¹³/13! < 2⁻⁶⁵ where |r| ≤ ¼ log 2. */
    private static final double[] EXP = {
        1 / 6.0,
        1 / 24.0,
        1 / 120.0,
        1 / 720.0,
        1 / 5040.0,
        1 / 40320.0,
        1 / 362880.0,
        1 / 3628800.0,
        1 / 39916800.0,
        1 / 479001600.0
    };

    /** 1/3, 1/5, …: to z²², since z²⁴/25 < 2⁻⁶⁵ where |z| ≤ 3 − 2√2. */
    private static final double[] LOG = {
        1 / 3.0, 1 / 5.0, 1 / 7.0, 1 / 9.0, 1 / 11.0, 1 / 13.0, 1 / 15.0, 1 / 17.0, 1 / 19.0, 1 / 21.0, 1 / 23.0
    };

    static Twofold of(double x) {
        return new Twofold(x, 0);
    }

    /** a + b, exactly. */
    static Twofold sum(double a, double b) {
        double sum = a + b;
        return new Twofold(sum, Sums.lost(a, b, sum));
    }

    /** a b, exactly unless it is close to the subnormal numbers. */
    static Twofold product(double a, double b) {
        double product = a * b;
        return new Twofold(product, Math.fma(a, b, -product));
    }

    /** Where the first is infinite or NaN nothing is known of the second. */
    private static Twofold ending(double high, double low) {
        return Double.isFinite(low) ? new Twofold(high, low) : of(high);
    }

    Twofold plus(Twofold b) {
        var sum = sum(high, b.high);
        double lost = sum.low + (low + b.low);
        return Double.isFinite(lost) ? sum(sum.high, lost) : of(sum.high);
    }

    Twofold minus(Twofold b) {
        return plus(b.negative());
    }

    Twofold negative() {
        return new Twofold(-high, -low);
    }

    Twofold times(double b) {
        var product = product(high, b);
        return ending(product.high, Math.fma(low, b, product.low));
    }

    Twofold times(Twofold b) {
        var product = product(high, b.high);
        return ending(product.high, product.low + (high * b.low + low * b.high));
    }

    Twofold over(Twofold b) {
        double quotient = high / b.high;
        double rest = Math.fma(-quotient, b.high, high) + (low - quotient * b.low);
        return Double.isFinite(rest) ? sum(quotient, rest / b.high) : of(quotient);
    }

    /** Its square root, this being at least 0. */
    Twofold sqrt() {
        double root = Math.sqrt(high);
        return root == 0 ? ZERO : ending(root, (Math.fma(-root, root, high) + low) / (2 * root));
    }

    /** The number times 2ᵏ. */
    private Twofold scaled(int k) {
        return new Twofold(Math.scalb(high, k), Math.scalb(low, k));
    }

    /** Rounded to one double. */
    double rounded() {
        return Double.isFinite(low) ? high + low : high;
    }

    /**
     * e to this power, which is at most 1. With this = k log 2 + 2r it is 2ᵏ (eʳ)²; of eʳ = 1 + r + r²/2 + … the terms from
     * r³/6 < 2⁻¹⁰ on are plain doubles, whose roundings, under five half ulps, are below 2⁻⁶⁰.
     */
    Twofold exp() {
        if (!(high >= LOWEST)) {
            return high < LOWEST ? ZERO : of(Double.NaN);
        }
        double k = Math.rint(high / LOG_2_HIGH);
        var twice = sum(high - k * LOG_2_HIGH, low - k * LOG_2_LOW);
        double r = 0.5 * twice.high;
        var square = product(r, r);
        double tail = 0;
        for (int i = EXP.length - 1; i >= 0; i--) {
            tail = tail * r + EXP[i];
        }
        var terms = sum(r, 0.5 * square.high);
        var one = sum(1, terms.high);
        double lows = one.low + (terms.low + 0.5 * square.low + tail * (square.high * r));
        var root = sum(one.high, lows + 0.5 * twice.low * one.high);
        return root.times(root).scaled((int) k);
    }

    /**
     * log(1 + this), this being from 0 to a finite number. With 1 + this = 2ᵏ (1 + z)/(1 − z) it is k log 2 + 2z (1 + z²/3 + …),
     * of which z²/3 + … < 0.0102 is a plain double.
     */
    Twofold log1p() {
        int k = Math.getExponent((1 + high) * SQRT_2);
        double unit = Math.scalb(1.0, -k);
        var less = k == 0 ? this : scaled(-k).plus(sum(unit, -1));
        var z = less.over(less.plus(of(2)));
        double zz = z.high * z.high;
        double tail = 0;
        for (int i = LOG.length - 1; i >= 0; i--) {
            tail = (tail + LOG[i]) * zz;
        }
        double twice = 2 * z.high;
        var main = sum(k * LOG_2_HIGH, twice);
        return sum(main.high, main.low + (twice * tail + 2 * z.low + k * LOG_2_LOW));
    }
}
