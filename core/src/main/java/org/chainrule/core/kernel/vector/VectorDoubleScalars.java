package org.chainrule.core.kernel.vector;

/**
 * What a {@link VectorDoubleForm} may do as well: so few numbers that they do not fill vectors one by one, values and slopes at
 * once, to the bits of the vectors. Its float twin is derived from this file; edit this one.
 */
interface VectorDoubleScalars {

    /** {@code y_i := f(x_i)}, {@code s_i := f′(x_i)}. */
    void few(double[] x, int xo, double[] y, int yo, double[] s, int n);
}
