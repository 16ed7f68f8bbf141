package org.chainrule.core.kernel.product;

import java.util.Arrays;
import java.util.function.Supplier;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;

/**
 * The three product verbs: one description, by strides, for one set of loops per thread. Threads share the rows of the
 * result in blocks of four, the height of every tile, or its columns in blocks as wide as the widest panel where the right operand
 * is transposed, because every thread copies the columns it needs. Products below 2 MFLOP stay with the caller.
 * Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
public final class DoubleProducts {

    /** Multiply-adds, 2 MFLOP: they take some 10 to 40 µs alone, so sharing less saves little and risks a wait for a helper. */
    private static final long WORTH_SHARING = 1_000_000;

    /** Columns of the widest panel, or a multiple. */
    private static final int PANEL = 64;

    /**
     * A left operand of so many elements may lie in the array of a caller, whom kernels that are kept must not keep it for.
     * Not every operand: that costs the steps of the smallest networks 2 to 3 % (November 2026).
     */
    private static final int LARGE = 1 << 12;

    private static final double[] ZERO = {0};

    private final DoubleProduct g = new DoubleProduct();
    private final DoubleLoops[] loops;
    private final Crew crew;
    private final DoubleProduct[] slices;
    private final Crew.Work rows = this::rows;
    private final Crew.Work columns = this::columns;

    /** Products by these loops, of which every thread of the crew gets its own. */
    public DoubleProducts(Crew crew, Supplier<? extends DoubleLoops> loops) {
        this.crew = crew;
        this.loops = new DoubleLoops[crew.threads()];
        Arrays.setAll(this.loops, thread -> loops.get());
        slices = new DoubleProduct[crew.threads()];
        Arrays.setAll(slices, thread -> new DoubleProduct());
    }

    /** {@code c := a · b + β · c}. a: m×k, b: k×n, c: m×n. */
    public void multiply(Matrix a, Matrix b, /*wide*/ double beta, Matrix c) {
        compute(a, a.rows(), a.columns(), 1, b, b.columns(), b.columns(), 1, a.columns(), beta, ZERO, 0, 0, c);
    }

    /** {@code c := aᵀ · b + β · c}. a: k×m, b: k×n, c: m×n. */
    public void multiplyLeftTransposed(Matrix a, Matrix b, /*wide*/ double beta, Matrix c) {
        compute(a, a.columns(), 1, a.columns(), b, b.columns(), b.columns(), 1, a.rows(), beta, ZERO, 0, 0, c);
    }

    /** {@code c := a · bᵀ + β · c}. a: m×k, b: n×k, c: m×n. */
    public void multiplyRightTransposed(Matrix a, Matrix b, /*wide*/ double beta, Matrix c) {
        compute(a, a.rows(), a.columns(), 1, b, b.rows(), 1, b.columns(), a.columns(), beta, ZERO, 0, 0, c);
    }

    /** {@code z := x · wᵀ + b} on every row; sums start from b. x: m×k, w: n×k, b: 1×n, z: m×n. */
    public void linear(Matrix x, Matrix w, Matrix b, Matrix z) {
        double[] row = ((DoubleMatrix) b).array();
        compute(x, x.rows(), x.columns(), 1, w, w.rows(), 1, w.columns(), x.columns(), 0, row, b.offset(), 1, z);
    }

    /** Left operand of m rows, right operand of n columns, each with its two steps; k terms; what sums start from with β = 0. */
    private void compute(
            Matrix left,
            int m,
            int xi,
            int xp,
            Matrix right,
            int n,
            int yp,
            int yj,
            int k,
            /*wide*/ double beta,
            double[] row,
            int ro,
            int rj,
            Matrix result) {
        g.sizes(m, n, k, beta);
        g.startFrom(row, ro, rj);
        g.left(((DoubleMatrix) left).array(), left.offset(), xi, xp);
        g.right(((DoubleMatrix) right).array(), right.offset(), yp, yj);
        g.result(((DoubleMatrix) result).array(), result.offset(), n);
        if (loops.length == 1 || (long) m * n * k < WORTH_SHARING) {
            loops[0].compute(g, 0, m);
        } else {
            crew.run(yj != 1 && n % (PANEL * loops.length) == 0 ? columns : rows);
        }
        if ((long) m * k >= LARGE) {
            g.forgetLeft();
        }
    }

    private void rows(int index) {
        int blocks = (g.m + 3) / 4;
        int from = (int) ((long) blocks * index / loops.length) * 4;
        int to = Math.min(g.m, (int) ((long) blocks * (index + 1) / loops.length) * 4);
        if (from < to) {
            loops[index].compute(g, from, to);
        }
    }

    private void columns(int index) {
        int width = g.n / loops.length;
        slices[index].columns(g, index * width, width);
        loops[index].compute(slices[index], 0, g.m);
        slices[index].forgetLeft();
    }
}
