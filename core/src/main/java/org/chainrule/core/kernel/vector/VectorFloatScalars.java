package org.chainrule.core.kernel.vector;

/**
 * What a {@link VectorFloatForm} may do as well: so few numbers that they do not fill vectors one by one, values and slopes at
 * once, to the bits of the vectors. Derived from its double twin; edit that one.
 */
interface VectorFloatScalars {

    /** {@code y_i := f(x_i)}, {@code s_i := f′(x_i)}. */
    void few(float[] x, int xo, float[] y, int yo, float[] s, int n);
}
