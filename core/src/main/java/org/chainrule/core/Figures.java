package org.chainrule.core;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text, the same on every JDK.
 *
 * <p>{@code Double.toString} and {@code String.format} print some numbers differently from one JDK to the next
 * ({@code 1e23} is one). Reports are compared byte by byte, so they are written with these methods, which round the
 * exact binary value, half to even.
 */
public final class Figures {

    private Figures() {}

    /** {@code value} with this many digits after the point, for example {@code fixed(2.5, 3)} is {@code 2.500}. */
    public static String fixed(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        var rounded = new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN);
        return rounded.toPlainString();
    }

    /**
     * {@code value} with at most this many significant digits, without trailing zeros; scientific from 10⁷ up and below
     * 10⁻⁴, for example {@code 0.8017873}, {@code 1.2e-9}.
     */
    public static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return special(value);
        }
        if (value == 0) {
            return "0";
        }
        var rounded = new BigDecimal(value)
                .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < Math.max(7, digits)) {
            return rounded.toPlainString();
        }
        return rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent;
    }

    /** The fewest significant digits (at most 17) that read back as {@code value}. */
    public static String shortest(double value) {
        for (int digits = 1; digits < 17; digits++) {
            String text = significant(value, digits);
            if (!Double.isFinite(value) || Double.parseDouble(text) == value) {
                return text;
            }
        }
        return significant(value, 17);
    }

    private static String special(double value) {
        return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "-∞";
    }
}
