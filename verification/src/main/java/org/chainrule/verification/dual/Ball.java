package org.chainrule.verification.dual;

import org.chainrule.verification.oracle.Estimate;

/**
 * A double and how far it may be from the number it stands for.
 *
 * @param middle the double; NaN if nothing is known
 * @param radius at least 0; infinite if nothing is known
 */
record Ball(double middle, double radius) {

    private static final double ROUNDING_OF_ZERO = 0x1p-1060;

    static final Ball ZERO = new Ball(0, 0);
    static final Ball ONE = new Ball(1, 0);
    static final Ball UNKNOWN = new Ball(Double.NaN, Double.POSITIVE_INFINITY);

    /** A radius is computed in a few roundings to nearest; so much more than the result covers them all. */
    private static final double MORE = 1 + 0x1p-48;

    static Ball exactly(double value) {
        return around(value, 0);
    }

    /** A radius computed in a few roundings, or unknown if either number is not finite. */
    static Ball around(double middle, double radius) {
        if (radius == 0 && Math.abs(middle) <= Double.MAX_VALUE) {
            return new Ball(middle, 0);
        }
        double more = up(radius);
        return Math.abs(middle) <= Double.MAX_VALUE && more <= Double.MAX_VALUE ? new Ball(middle, more) : UNKNOWN;
    }

    /** Not less than the exact result of a few roundings to nearest that gave this number. */
    static double up(double radius) {
        return radius == 0 ? 0 : radius * MORE + Double.MIN_VALUE;
    }

    boolean isExact() {
        return radius == 0;
    }

    boolean isKnown() {
        return radius <= Double.MAX_VALUE;
    }

    /** Whether the radius is below 2^−bits of the number, or is no more than products of 0 round to among subnormal numbers. */
    boolean isNarrow(int bits) {
        return radius <= Math.scalb(Math.abs(middle), -bits) || (middle == 0 && radius < ROUNDING_OF_ZERO);
    }

    /** What holds all of both. */
    Ball join(Ball other) {
        if (equals(other)) {
            return this;
        }
        double low = Math.min(middle - radius, other.middle - other.radius);
        double high = Math.max(middle + radius, other.middle + other.radius);
        double center = low / 2 + high / 2;
        double rounding = 4 * Math.ulp(Math.max(Math.abs(low), Math.abs(high)));
        return around(center, high / 2 - low / 2 + rounding);
    }

    Estimate estimate() {
        return isKnown() ? new Estimate(middle, radius) : Estimate.NONE;
    }
}
