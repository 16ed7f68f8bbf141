package org.chainrule.optimizers;

/** The shapes of schedules, from the first number to the last; sums of terms of one sign, so that nothing cancels. */
final class Curves {

    private Curves() {}

    /** Terms of a Taylor series: on [0, π/4] the first one left out, x¹⁹/19! or x²⁰/20!, is below 10⁻¹⁹. */
    private static final int LAST = 18;

    /**
     * {@code last + (first − last)·(1 + cos(π·done/total))/2}, as {@code first·cos² + last·sin²} of half the angle, which is
     * taken from the nearer end, so that it is at most π/4.
     */
    static double cosine(double first, double last, double done, double total) {
        if (done > total - done) {
            return cosine(last, first, total - done, total);
        }
        double angle = Math.PI / 2 * (done / total);
        double near = taylor(angle, LAST);
        double far = angle * taylor(angle, LAST + 1);
        return first * (near * near) + last * (far * far);
    }

    /**
     * {@code 1 − x²/((n−1)n)·(1 − …)}: cos x for an even n, sin x / x for an odd one. {@link StrictMath#sin} and
     * {@link StrictMath#cos} allocate on JDK 25 until they are compiled (November 2026).
     */
    private static double taylor(double x, int last) {
        double square = x * x;
        double sum = 1;
        for (int n = last; n > 1; n -= 2) {
            sum = 1 - square / ((n - 1.0) * n) * sum;
        }
        return sum;
    }

    /** {@code first + (last − first)·done/total}. */
    static double linear(double first, double last, double done, double total) {
        return first * ((total - done) / total) + last * (done / total);
    }

    /**
     * {@code base^exponent}, both 0 or more; {@link StrictMath#pow} allocates on JDK 17. Whole exponents up to 64 by
     * multiplication, at most 63 roundings, so that halving stays exact; others by exp and ln, whose relative error is a few u
     * times 1 + |exponent · ln base|.
     */
    static double power(double base, double exponent) {
        if (exponent > 64 || exponent != Math.rint(exponent)) {
            return StrictMath.exp(exponent * StrictMath.log(base));
        }
        double power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }
}
