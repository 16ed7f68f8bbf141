package org.chainrule.verification.oracle;

/**
 * An unevaluated sum of two doubles that do not overlap: 106 bits, in the range of doubles (Dekker 1971, "A floating-point
 * technique for extending the available precision").
 *
 * @param hi the double nearest to the sum
 * @param lo the rest
 */
record DoubleDouble(double hi, double lo) {

    static final DoubleDouble ZERO = of(0);
    static final DoubleDouble ONE = of(1);

    static DoubleDouble of(double x) {
        return new DoubleDouble(x, 0);
    }

    /** a + b, where |a| is not less than |b| or a is 0. */
    private static DoubleDouble ordered(double a, double b) {
        double s = a + b;
        return new DoubleDouble(s, b - (s - a));
    }

    private static DoubleDouble sum(double a, double b) {
        double s = a + b;
        double t = s - a;
        return new DoubleDouble(s, (a - (s - t)) + (b - t));
    }

    DoubleDouble plus(DoubleDouble b) {
        var high = sum(hi, b.hi);
        var low = sum(lo, b.lo);
        var carried = ordered(high.hi, high.lo + low.hi);
        return ordered(carried.hi, carried.lo + low.lo);
    }

    DoubleDouble plus(double b) {
        return plus(of(b));
    }

    DoubleDouble negate() {
        return new DoubleDouble(-hi, -lo);
    }

    DoubleDouble minus(DoubleDouble b) {
        return plus(b.negate());
    }

    DoubleDouble times(DoubleDouble b) {
        double p = hi * b.hi;
        return ordered(p, Math.fma(hi, b.hi, -p) + (hi * b.lo + lo * b.hi));
    }

    DoubleDouble times(double b) {
        return times(of(b));
    }

    DoubleDouble over(DoubleDouble b) {
        double first = hi / b.hi;
        var rest = minus(b.times(first));
        double second = rest.hi / b.hi;
        double third = rest.minus(b.times(second)).hi / b.hi;
        var sum = ordered(first, second);
        return ordered(sum.hi, sum.lo + third);
    }

    DoubleDouble square() {
        return times(this);
    }

    DoubleDouble sqrt() {
        double root = Math.sqrt(hi);
        return root == 0 ? ZERO : of(root).plus(minus(of(root).square()).hi / (2 * root));
    }

    /** This · 2ᵏ. */
    DoubleDouble scaled(int k) {
        return new DoubleDouble(Math.scalb(hi, k), Math.scalb(lo, k));
    }

    boolean isFinite() {
        return Double.isFinite(hi) && Double.isFinite(lo);
    }
}
