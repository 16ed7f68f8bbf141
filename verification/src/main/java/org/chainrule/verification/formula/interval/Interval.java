package org.chainrule.verification.formula.interval;

import org.chainrule.verification.formula.interval.Real.Towards;

/**
 * All numbers from {@code low} to {@code high}: the exact result is one of them.
 *
 * @param low lower end, not +∞
 * @param high upper end, not −∞
 */
public record Interval(Real low, Real high) {

    /** Every number: nothing is known. */
    public static final Interval EVERYTHING = new Interval(Real.MINUS_INFINITY, Real.INFINITY);

    /** 0 alone. */
    public static final Interval ZERO = of(Real.ZERO);

    /** 1 alone. */
    public static final Interval ONE = of(Real.ONE);

    /** Refuses ends in the wrong order. */
    public Interval {
        if (low.compareTo(high) > 0) {
            throw new IllegalArgumentException("interval: found " + low + " .. " + high + "; the ends must ascend");
        }
    }

    /** One number. */
    public static Interval of(Real point) {
        return new Interval(point, point);
    }

    /** One double. */
    public static Interval of(double point) {
        return of(Real.of(point));
    }

    /** Whether it is one number. */
    public boolean isPoint() {
        return low.equals(high);
    }

    /** Whether 0 is in it. */
    public boolean hasZero() {
        return low.signum() <= 0 && high.signum() >= 0;
    }

    /** Whether the number is in it. */
    public boolean contains(Real number) {
        return low.compareTo(number) <= 0 && number.compareTo(high) <= 0;
    }

    /** Whether the double is in it. */
    public boolean contains(double number) {
        return contains(Real.of(number));
    }

    /** Whether all of the other is in it. */
    public boolean contains(Interval other) {
        return low.compareTo(other.low) <= 0 && other.high.compareTo(high) <= 0;
    }

    /** Whether the two have a number in common. */
    public boolean meets(Interval other) {
        return low.compareTo(other.high) <= 0 && other.low.compareTo(high) <= 0;
    }

    /** The smallest interval that contains both. */
    public Interval join(Interval other) {
        return new Interval(smaller(low, other.low), larger(high, other.high));
    }

    static Real smaller(Real a, Real b) {
        return a.compareTo(b) <= 0 ? a : b;
    }

    static Real larger(Real a, Real b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    /** −this. */
    public Interval negate() {
        return new Interval(high.negate(), low.negate());
    }

    /** |this|. */
    public Interval abs() {
        if (low.signum() >= 0) {
            return this;
        }
        return high.signum() <= 0 ? negate() : new Interval(Real.ZERO, larger(low.negate(), high));
    }

    /** The larger of two. */
    public Interval max(Interval b) {
        return new Interval(larger(low, b.low), larger(high, b.high));
    }

    /** this + b. */
    public Interval add(Interval b, int bits) {
        return new Interval(low.add(b.low, bits, Towards.MINUS_INFINITY), high.add(b.high, bits, Towards.INFINITY));
    }

    /** this − b. */
    public Interval subtract(Interval b, int bits) {
        return add(b.negate(), bits);
    }

    /** this · 2ᵏ. */
    Interval scaled(int k) {
        return new Interval(low.scaled(k), high.scaled(k));
    }

    /** this · b. */
    public Interval multiply(Interval b, int bits) {
        if (high.signum() <= 0 && low.signum() < 0) {
            return negate().multiply(b, bits).negate();
        }
        if (low.signum() >= 0) {
            return ends(b.low.signum() >= 0 ? low : high, b.low, b.high.signum() >= 0 ? high : low, b.high, bits);
        }
        if (!(b.low.signum() < 0 && b.high.signum() > 0)) {
            return b.multiply(this, bits);
        }
        return ends(low, b.high, high, b.high, bits).join(ends(high, b.low, low, b.low, bits));
    }

    private static Interval ends(Real a, Real b, Real c, Real d, int bits) {
        return new Interval(a.multiply(b, bits, Towards.MINUS_INFINITY), c.multiply(d, bits, Towards.INFINITY));
    }

    /** this / b; everything if b may be 0 and nothing more can be said. */
    public Interval divide(Interval b, int bits) {
        if (b.high.signum() <= 0 && b.low.signum() < 0) {
            return negate().divide(b.negate(), bits);
        }
        if (b.low.signum() < 0 || b.high.signum() == 0) {
            return EVERYTHING;
        }
        if (b.low.signum() == 0) { // down to 0, which is not meant itself
            if (hasZero() && !equals(ZERO)) {
                return EVERYTHING;
            }
            return low.signum() >= 0
                    ? new Interval(
                            low.divide(b.high, bits, Towards.MINUS_INFINITY), equals(ZERO) ? Real.ZERO : Real.INFINITY)
                    : negate().divide(b, bits).negate();
        }
        return new Interval(
                low.divide(low.signum() >= 0 ? b.high : b.low, bits, Towards.MINUS_INFINITY),
                high.divide(high.signum() >= 0 ? b.low : b.high, bits, Towards.INFINITY));
    }

    /** √this; everything below 0, where it is not defined. */
    public Interval sqrt(int bits) {
        if (high.signum() < 0) {
            return EVERYTHING;
        }
        return new Interval(
                larger(low, Real.ZERO).sqrt(bits, Towards.MINUS_INFINITY), high.sqrt(bits, Towards.INFINITY));
    }

    /** low .. high. */
    @Override
    public String toString() {
        return isPoint() ? low.toString() : low + " .. " + high;
    }
}
