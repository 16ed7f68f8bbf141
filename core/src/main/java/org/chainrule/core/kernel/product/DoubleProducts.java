package org.chainrule.core.kernel.product;

import java.util.Arrays;
import java.util.function.Supplier;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;

/**
 * The three product verbs: one description, by strides, for one set of loops per thread. Threads share the rows of the
 * result in blocks of four, the height of every tile; products below 2 MFLOP stay with the caller.
 * Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
public final class DoubleProducts {

    /** Multiply-adds, 2 MFLOP: they take some 10 to 40 µs alone, so sharing less saves little and risks a wait for a helper. */
    private static final long WORTH_SHARING = 1_000_000;

    private final DoubleProduct g = new DoubleProduct();
    private final DoubleLoops[] loops;
    private final Crew crew;
    private final Crew.Work parts = this::part;

    /** Products by these loops, of which every thread of the crew gets its own. */
    public DoubleProducts(Crew crew, Supplier<? extends DoubleLoops> loops) {
        this.crew = crew;
        this.loops = new DoubleLoops[crew.threads()];
        Arrays.setAll(this.loops, thread -> loops.get());
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

    /** {@code z := x · wᵀ + b} on every row; sums start from b. x: m×k, w: n×k, b: 1×n, z: m×n. */
    public void linear(Matrix x, Matrix w, Matrix b, Matrix z) {
        g.sizes(x.rows(), w.rows(), x.columns(), 0);
        g.startFrom(((DoubleMatrix) b).array(), b.offset(), 1);
        left(x, x.columns(), 1);
        right(w, 1, w.columns());
        compute(z);
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
        if (loops.length == 1 || (long) g.m * g.n * g.k < WORTH_SHARING) {
            loops[0].compute(g, 0, g.m);
        } else {
            crew.run(parts);
        }
    }

    private void part(int index) {
        int blocks = (g.m + 3) / 4;
        int from = (int) ((long) blocks * index / loops.length) * 4;
        int to = Math.min(g.m, (int) ((long) blocks * (index + 1) / loops.length) * 4);
        if (from < to) {
            loops[index].compute(g, from, to);
        }
    }
}
