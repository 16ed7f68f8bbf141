package org.chainrule.core;

/** The floating-point format of a matrix: float64 for checking and teaching, float32 for speed. */
public enum Precision {
    /** IEEE 754 binary32, {@code float}. */
    FLOAT32(4, 0x1p-24),
    /** IEEE 754 binary64, {@code double}. */
    FLOAT64(8, 0x1p-53);

    private final int bytes;
    private final double unitRoundoff;

    Precision(int bytes, double unitRoundoff) {
        this.bytes = bytes;
        this.unitRoundoff = unitRoundoff;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }

    /** Unit roundoff u: the largest relative error of one correctly rounded operation, half an ulp of 1. */
    public double unitRoundoff() {
        return unitRoundoff;
    }
}
