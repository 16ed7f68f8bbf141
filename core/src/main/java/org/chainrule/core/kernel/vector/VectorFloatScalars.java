package org.chainrule.core.kernel.vector;

/**
 * What a {@link VectorFloatForm} may do as well: number by number, to the bits of the vectors, value and slope from what
 * they share. Derived from its double twin; edit that one.
 */
interface VectorFloatScalars {

    /** What value and slope at x share. */
    float shared(float x);

    /** f(x). */
    float value(float x, float shared);

    /** f′(x). */
    float slope(float x, float shared);
}
