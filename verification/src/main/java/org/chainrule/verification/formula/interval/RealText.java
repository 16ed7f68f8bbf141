package org.chainrule.verification.formula.interval;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number for people. */
final class RealText {

    private static final MathContext DIGITS = new MathContext(20);
    private static final int LONGEST = 20_000;

    private RealText() {}

    static String of(Real real) {
        int magnitude = real.magnitude();
        if (Math.abs((long) magnitude) <= LONGEST) {
            return real.toBigDecimal().round(DIGITS).toString();
        }
        var top = real.top();
        var lead = Real.of(real.significand(), -real.significand().abs().bitLength());
        String power = top.bitLength() < 200
                ? top.toString()
                : (top.signum() < 0 ? "-" : "") + "…(" + top.bitLength() + " bits)";
        return new BigDecimal(lead.toDouble()).round(DIGITS) + " * 2^" + power;
    }
}
