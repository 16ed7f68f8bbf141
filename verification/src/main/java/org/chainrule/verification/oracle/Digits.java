package org.chainrule.verification.oracle;

/**
 * What the digits of all values together say of how they were rounded.
 *
 * <p>Values that are all numbers of float32 were rounded to float32; values that are all multiples of a power of two, far
 * above their last places, were rounded to such a grid, and show it even where they do not change. No more than what
 * float32 would have rounded is made of a grid, for a constant may be a round number.
 */
final class Digits {

    /** Half a unit in the last place of 1 in float32 is so many times that in float64. */
    private static final double FLOAT_UNITS = 0x1p29;

    private static final double FLOAT_ULP = 0x1p-23;

    /** Rounding to a grid of 1 is uniform between −½ and ½; its standard deviation. */
    private static final double GRAIN_SIGMA = 1 / Math.sqrt(12);

    private boolean allFloat = true;
    private int lowest = Integer.MAX_VALUE;

    void see(double value) {
        if (value != 0 && Double.isFinite(value)) {
            allFloat &= (float) value == value;
            long mantissa = (Double.doubleToRawLongBits(value) & 0xfffffffffffffL) | 0x10000000000000L;
            lowest = Math.min(lowest, Math.getExponent(value) - 52 + Long.numberOfTrailingZeros(mantissa));
        }
    }

    /** The standard deviation of rounding to the grid. */
    double noise(double middle) {
        return lowest == Integer.MAX_VALUE
                ? 0
                : GRAIN_SIGMA * Math.min(Math.scalb(1.0, lowest), FLOAT_ULP * Math.abs(middle));
    }

    /** Whether every value is a number of float32. */
    boolean areFloats() {
        return allFloat && lowest < Integer.MAX_VALUE;
    }

    /** Numbers that agree to more than this part have more than half of the digits in common. */
    double half() {
        return areFloats() ? 0x1p-12 : Side.HALF_THE_DIGITS;
    }

    /** How many half units in the last place a value is wrong by, at least. */
    double units() {
        return allFloat ? FLOAT_UNITS : 0;
    }
}
