package org.chainrule.verification.formula.interval;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A binary number m · 2ᵉ with exponents of any size, or an infinity as the end of an unbounded interval.
 *
 * <p>The significand m is odd, or 0 with e = 0, so equal numbers are equal objects. Operations are exact up to the number of
 * bits asked for, then rounded in the direction asked for.
 */
@SuppressWarnings("ReferenceEquality") // the two infinities are two objects, which no operation makes anew
public final class Real implements Comparable<Real> {

    /** 0. */
    public static final Real ZERO = new Real(BigInteger.ZERO, BigInteger.ZERO);

    /** 1. */
    public static final Real ONE = new Real(BigInteger.ONE, BigInteger.ZERO);

    static final Real INFINITY = new Real(BigInteger.ONE, BigInteger.ZERO);
    static final Real MINUS_INFINITY = new Real(BigInteger.ONE.negate(), BigInteger.ZERO);

    /** Where to round to. */
    public enum Towards {
        /** The next lower number. */
        MINUS_INFINITY,
        /** The next higher number. */
        INFINITY
    }

    private final BigInteger significand;
    private final BigInteger exponent;

    private Real(BigInteger significand, BigInteger exponent) {
        this.significand = significand;
        this.exponent = exponent;
    }

    /** m · 2ᵉ, exactly. */
    static Real of(BigInteger m, BigInteger e) {
        int zeros = m.getLowestSetBit();
        if (zeros <= 0) {
            return zeros < 0 ? ZERO : new Real(m, e);
        }
        return new Real(m.shiftRight(zeros), e.add(BigInteger.valueOf(zeros)));
    }

    /** m · 2ᵉ, exactly. */
    static Real of(BigInteger m, long e) {
        return of(m, BigInteger.valueOf(e));
    }

    /** A whole number. */
    public static Real of(long value) {
        return of(BigInteger.valueOf(value), BigInteger.ZERO);
    }

    /**
     * A double, exactly.
     *
     * @throws IllegalArgumentException if it is infinite or NaN
     */
    public static Real of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("real number: found " + value + "; it must be finite");
        }
        if (value == 0) {
            return ZERO;
        }
        int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - 52;
        return of(BigInteger.valueOf((long) Math.scalb(value, -exponent)), exponent);
    }

    /** The nearest of so many bits in a direction. */
    static Real round(BigInteger m, BigInteger e, int bits, Towards towards) {
        int excess = m.bitLength() - bits;
        if (excess <= 0) {
            return of(m, e);
        }
        var kept = m.shiftRight(excess); // towards −∞, for negative numbers too
        if (towards == Towards.INFINITY && m.getLowestSetBit() < excess) {
            kept = kept.add(BigInteger.ONE);
        }
        return of(kept, e.add(BigInteger.valueOf(excess)));
    }

    BigInteger significand() {
        return significand;
    }

    BigInteger exponent() {
        return exponent;
    }

    /** The least t with |this| &lt; 2ᵗ; of a number that is not 0. */
    BigInteger top() {
        return exponent.add(BigInteger.valueOf(significand.abs().bitLength()));
    }

    /** {@link #top} as an int, the largest or smallest int if it is beyond. */
    int magnitude() {
        if (signum() == 0) {
            return Integer.MIN_VALUE;
        }
        var top = top();
        return top.bitLength() < 31 ? top.intValue() : top.signum() > 0 ? Integer.MAX_VALUE : Integer.MIN_VALUE;
    }

    /** Whether it is the end of an unbounded interval. */
    public boolean isInfinite() {
        return this == INFINITY || this == MINUS_INFINITY;
    }

    /** −1, 0 or 1. */
    public int signum() {
        return significand.signum();
    }

    /** −this. */
    public Real negate() {
        if (isInfinite()) {
            return this == INFINITY ? MINUS_INFINITY : INFINITY;
        }
        return new Real(significand.negate(), exponent);
    }

    /** |this|. */
    public Real abs() {
        return signum() < 0 ? negate() : this;
    }

    /** this · 2ᵏ, exactly. */
    Real scaled(int k) {
        return signum() == 0 || isInfinite() ? this : new Real(significand, exponent.add(BigInteger.valueOf(k)));
    }

    /** this + b; infinities of opposite sign do not meet. */
    public Real add(Real b, int bits, Towards towards) {
        if (isInfinite() || b.signum() == 0) {
            return isInfinite() ? this : round(significand, exponent, bits, towards);
        }
        if (b.isInfinite() || signum() == 0) {
            return b.add(this, bits, towards);
        }
        if (exponent.compareTo(b.exponent) < 0) {
            return b.add(this, bits, towards);
        }
        int room = bits + 4;
        var distance = exponent.subtract(b.exponent);
        if (b.top().add(BigInteger.valueOf(room)).compareTo(exponent) <= 0) {
            // b is below the last bit that is kept: only its sign matters.
            var m = significand.shiftLeft(room).add(BigInteger.valueOf(b.signum()));
            return round(m, exponent.subtract(BigInteger.valueOf(room)), bits, towards);
        }
        return round(significand.shiftLeft(distance.intValueExact()).add(b.significand), b.exponent, bits, towards);
    }

    /** this − b. */
    public Real subtract(Real b, int bits, Towards towards) {
        return add(b.negate(), bits, towards);
    }

    /** this · b; 0 times an infinity is 0, as for ends of intervals. */
    public Real multiply(Real b, int bits, Towards towards) {
        int sign = signum() * b.signum();
        if (sign == 0) {
            return ZERO;
        }
        if (isInfinite() || b.isInfinite()) {
            return sign > 0 ? INFINITY : MINUS_INFINITY;
        }
        return round(significand.multiply(b.significand), exponent.add(b.exponent), bits, towards);
    }

    /** this / b, which is not 0; a finite number over an infinity is 0. */
    public Real divide(Real b, int bits, Towards towards) {
        if (signum() == 0 || b.isInfinite()) {
            return ZERO;
        }
        if (isInfinite()) {
            return signum() * b.signum() > 0 ? INFINITY : MINUS_INFINITY;
        }
        int shift = Math.max(
                0, bits + 2 + b.significand.bitLength() - significand.abs().bitLength());
        var parts = significand.shiftLeft(shift).divideAndRemainder(b.significand);
        var quotient = parts[0].shiftLeft(1);
        if (parts[1].signum() != 0) { // a last bit that says: there is more
            quotient = quotient.add(BigInteger.valueOf((long) signum() * b.signum()));
        }
        var e = exponent.subtract(b.exponent).subtract(BigInteger.valueOf(shift + 1L));
        return round(quotient, e, bits, towards);
    }

    /** √this, which is not negative. */
    public Real sqrt(int bits, Towards towards) {
        if (signum() == 0 || isInfinite()) {
            return this;
        }
        int shift = Math.max(0, 2 * (bits + 2) - significand.bitLength());
        shift += exponent.testBit(0) == ((shift & 1) == 1) ? 0 : 1; // the exponent left must be even
        var parts = significand.shiftLeft(shift).sqrtAndRemainder();
        var root = parts[0].shiftLeft(1).add(BigInteger.valueOf(parts[1].signum()));
        var half = exponent.subtract(BigInteger.valueOf(shift)).shiftRight(1);
        return round(root, half.subtract(BigInteger.ONE), bits, towards);
    }

    /** ⌊this · 2ᵏ⌋. */
    BigInteger fixed(int k) {
        var shift = exponent.add(BigInteger.valueOf(k));
        if (signum() == 0 || top().add(BigInteger.valueOf(k)).signum() <= 0) {
            return signum() < 0 ? BigInteger.ONE.negate() : BigInteger.ZERO;
        }
        return significand.shiftLeft(shift.intValueExact());
    }

    /** Whether it is a whole number. */
    boolean isWhole() {
        return exponent.signum() >= 0;
    }

    @Override
    public int compareTo(Real b) {
        if (isInfinite() || b.isInfinite()) {
            return Integer.compare(rank(), b.rank());
        }
        if (signum() != b.signum() || signum() == 0) {
            return Integer.compare(signum(), b.signum());
        }
        int byTop = top().compareTo(b.top());
        return byTop != 0
                ? byTop * signum()
                : subtract(b, 1, Towards.INFINITY).signum() > 0
                        ? 1
                        : subtract(b, 1, Towards.MINUS_INFINITY).signum() < 0 ? -1 : 0;
    }

    private int rank() {
        return this == INFINITY ? 1 : this == MINUS_INFINITY ? -1 : 0;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Real real && compareTo(real) == 0;
    }

    @Override
    public int hashCode() {
        return isInfinite() ? rank() : 31 * significand.hashCode() + exponent.hashCode();
    }

    /** The nearest double, the even one of two; infinite beyond the largest. */
    public double toDouble() {
        int top = magnitude();
        if (isInfinite() || top > 1025) {
            return signum() * Double.POSITIVE_INFINITY;
        }
        int precision = Math.min(53, top + 1074);
        if (signum() == 0 || precision < 0) {
            return 0.0 * signum();
        }
        var m = significand.abs();
        int excess = m.bitLength() - precision;
        int scale = exponent.intValueExact();
        if (excess > 0) {
            boolean above = m.testBit(excess - 1) && (m.getLowestSetBit() < excess - 1 || m.testBit(excess));
            m = m.shiftRight(excess).add(above ? BigInteger.ONE : BigInteger.ZERO);
            scale += excess;
        }
        return signum() * Math.scalb(m.doubleValue(), scale);
    }

    /** Its exact decimal value, if its exponent is not too large for one. */
    public BigDecimal toBigDecimal() {
        int e = exponent.intValueExact();
        var m = new BigDecimal(significand);
        return e >= 0
                ? m.multiply(new BigDecimal(BigInteger.ONE.shiftLeft(e)))
                : m.multiply(BigDecimal.valueOf(5).pow(-e)).scaleByPowerOfTen(e);
    }

    /** About 20 digits; as a power of two far beyond the range of doubles. */
    @Override
    public String toString() {
        if (isInfinite()) {
            return signum() > 0 ? "Infinity" : "-Infinity";
        }
        if (signum() == 0) {
            return "0";
        }
        return RealText.of(this);
    }
}
