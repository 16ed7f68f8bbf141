package org.chainrule.verification.formula.interval;

import java.math.BigInteger;

/**
 * eʳ in whole multiples of a unit, from the Taylor series of r/2^q squared q times.
 *
 * @param forgotten which term of the series is left out: 0 for none, another to show that it is noticed
 */
record FixedExponential(int forgotten) {

    static final FixedExponential TERMS = new FixedExponential(0);

    /**
     * 2ᵏ eʳ.
     *
     * <p>The argument is off by 2 units, halved to 2 at the most with its rounding. A term r·t/n is off by at most 3 units
     * (2 of r times t ≤ ½, 3 of t times r ≤ ½, 1 of the shift, all over n ≥ 2, and 1 of the division), the terms after the
     * first that is 0 are together below 4. Squaring doubles the relative error and adds 1 unit; the values in between are
     * below 1.5.
     *
     * @param r |r| ≤ ½, in units of 2^−unit
     */
    Interval of(BigInteger r, int unit, int halvings, int bits, BigInteger k) {
        var small = r.shiftRight(halvings);
        var one = BigInteger.ONE.shiftLeft(unit);
        int terms = terms(small, unit);
        var term = one;
        var sum = one;
        for (int n = 1; n <= terms; n++) {
            term = term.multiply(small).shiftRight(unit).divide(BigInteger.valueOf(n));
            sum = n == forgotten ? sum : sum.add(term);
        }
        for (int i = 0; i < halvings; i++) {
            sum = sum.multiply(sum).shiftRight(unit);
        }
        var error = BigInteger.valueOf(3L * terms + 10).shiftLeft(halvings + 1);
        var exponent = k.subtract(BigInteger.valueOf(unit));
        return new Interval(
                Real.round(sum.subtract(error), exponent, bits, Real.Towards.MINUS_INFINITY),
                Real.round(sum.add(error), exponent, bits, Real.Towards.INFINITY));
    }

    /** How many terms are at least a unit: the first n with |r|ⁿ/n! below it. */
    private static int terms(BigInteger small, int unit) {
        int magnitude = unit - small.abs().bitLength(); // |r| < 2^−magnitude
        double log = 0;
        int n = 0;
        while (log < unit) {
            n++;
            log += magnitude + Math.log(n) / Math.log(2);
        }
        return n;
    }
}
