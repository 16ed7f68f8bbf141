package org.chainrule.core.kernel.product;

import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;

/**
 * The three product verbs: one description, by strides, for one set of loops.
 * Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
public final class DoubleProducts {

    private final DoubleProduct g = new DoubleProduct();
    private final DoubleLoops loops;

    /** Products by these loops. */
    public DoubleProducts(DoubleLoops loops) {
        this.loops = loops;
    }

    /** {@code c := a · b + β · c}. a: m×k, b: k×n, c: m×n. */
    public void multiply(Matrix a, Matrix b, /*wide*/ double beta, Matrix c) {
        g.sizes(a.rows(), b.columns(), a.columns(), beta);
        left(a, a.columns(), 1);
        right(b, b.columns(), 1);
        compute(c);
    }

    /** {@code c := aᵀ · b + β · c}. a: k×m, b: k×n, c: m×n. */
    public void multiplyLeftTransposed(Matrix a, Matrix b, /*wide*/ double beta, Matrix c) {
        g.sizes(a.columns(), b.columns(), a.rows(), beta);
        left(a, 1, a.columns());
        right(b, b.columns(), 1);
        compute(c);
    }

    /** {@code c := a · bᵀ + β · c}. a: m×k, b: n×k, c: m×n. */
    public void multiplyRightTransposed(Matrix a, Matrix b, /*wide*/ double beta, Matrix c) {
        g.sizes(a.rows(), b.rows(), a.columns(), beta);
        left(a, a.columns(), 1);
        right(b, 1, b.columns());
        compute(c);
    }

    private void left(Matrix a, int xi, int xp) {
        g.x = ((DoubleMatrix) a).array();
        g.xo = a.offset();
        g.xi = xi;
        g.xp = xp;
    }

    private void right(Matrix b, int yp, int yj) {
        g.y = ((DoubleMatrix) b).array();
        g.yo = b.offset();
        g.yp = yp;
        g.yj = yj;
    }

    private void compute(Matrix c) {
        g.z = ((DoubleMatrix) c).array();
        g.zo = c.offset();
        g.zi = c.columns();
        g.zj = 1;
        loops.compute(g, 0, g.m);
    }
}
