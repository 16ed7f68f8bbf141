package org.chainrule.core.kernel.vector;

/**
 * What a {@link VectorDoubleForm} may do as well: number by number, to the bits of the vectors, value and slope from what
 * they share. Its float twin is derived from this file; edit this one.
 */
interface VectorDoubleScalars {

    /** What value and slope at x share. */
    double shared(double x);

    /** f(x). */
    double value(double x, double shared);

    /** f′(x). */
    double slope(double x, double shared);
}
