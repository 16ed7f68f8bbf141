package org.chainrule.core.kernel.product;

import java.util.Arrays;
import java.util.function.Supplier;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;

/**
 * The three product verbs: one description, by strides, for one set of loops per thread. Threads share bands of the result's rows,
 * in blocks of four, the height of every tile, and stripes of its columns, in blocks as wide as the widest panel: whichever way
 * fewer operands are copied twice. Products below 2 MFLOP stay with the caller.
 * Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
public final class FloatProducts {

    /** Multiply-adds, 2 MFLOP: they take some 10 to 40 µs alone, so sharing less saves little and risks a wait for a helper. */
    private static final long WORTH_SHARING = 1_000_000;

    /** Columns of the widest panel, or a multiple. */
    private static final int PANEL = 64;

    /** So wide stripes differ by a tenth or two if they begin at panels. */
    private static final int WIDE = 5 * PANEL;

    /** Columns beyond whole panels, if there are any, so that vectors of the last stripe end within it: those of the widest vector. */
    private static final int VECTOR = 16;

    /**
     * A left operand of so many elements may lie in the array of a caller, whom kernels that are kept must not keep it for.
     * Not every operand: that costs the steps of the smallest networks 2 to 3 % (November 2026).
     */
    private static final int LARGE = 1 << 12;

    private static final float[] ZERO = {0};

    private final FloatProduct g = new FloatProduct();
    private final FloatLoops[] loops;
    private final Crew crew;
    private final FloatProduct[] slices;
    private final Crew.Work part = this::part;
    private int bands; // parts of the rows
    private int stripes; // parts of the columns

    /** Products by these loops, of which every thread of the crew gets its own. */
    public FloatProducts(Crew crew, Supplier<? extends FloatLoops> loops) {
        this.crew = crew;
        this.loops = new FloatLoops[crew.threads()];
        Arrays.setAll(this.loops, thread -> loops.get());
        slices = new FloatProduct[crew.threads()];
        Arrays.setAll(slices, thread -> new FloatProduct());
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
        float[] row = ((FloatMatrix) b).array();
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
            float[] row,
            int ro,
            int rj,
            Matrix result) {
        g.sizes(m, n, k, beta);
        g.startFrom(row, ro, rj);
        g.left(((FloatMatrix) left).array(), left.offset(), xi, xp);
        g.right(((FloatMatrix) right).array(), right.offset(), yp, yj);
        g.result(((FloatMatrix) result).array(), result.offset(), n);
        if (loops.length == 1 || (long) m * n * k < WORTH_SHARING) {
            loops[0].compute(g, 0, m);
        } else {
            share();
            crew.run(loops.length, part);
        }
        if ((long) m * k >= LARGE) {
            g.forgetLeft();
        }
    }

    /**
     * Chooses bands and stripes, as many parts as threads. Of a gradient of weights always bands where their layer goes by stripes: who
     * has a column of the layer then has the row of W and of its gradient too, and finds them in the cache of its processor.
     */
    private void share() {
        int threads = loops.length;
        stripes = 1;
        boolean isOfStripes = g.xp != 1 && canBeStripes(g.m, threads);
        for (int c = 2; c <= threads && !isOfStripes; c++) {
            if (threads % c == 0 && canBeStripes(g.n, c) && copied(c) < copied(stripes)) {
                stripes = c;
            }
        }
        bands = threads / stripes;
    }

    /** Elements that threads copy with so many stripes, per term: every band y, and every stripe x if its terms are not neighbours. */
    private long copied(int count) {
        long left = g.xp == 1 ? 0 : (long) count * g.m;
        return left + (long) (loops.length / count) * g.n;
    }

    /** Whether so many stripes are about equally wide, and the last of whole panels or with a whole vector beyond them. */
    static boolean canBeStripes(int columns, int stripes) {
        int beyond = columns % PANEL;
        return (beyond == 0 || beyond >= VECTOR) && (columns % (stripes * PANEL) == 0 || columns >= stripes * WIDE);
    }

    private void part(int index, int thread) {
        int blocks = (g.m + 3) / 4;
        int band = index % bands;
        int from = (int) ((long) blocks * band / bands) * 4;
        int to = Math.min(g.m, (int) ((long) blocks * (band + 1) / bands) * 4);
        if (from >= to) {
            return;
        }
        if (stripes == 1) {
            loops[thread].compute(g, from, to);
            return;
        }
        int left = edge(g.n, index / bands, stripes);
        slices[thread].columns(g, left, edge(g.n, index / bands + 1, stripes) - left);
        loops[thread].compute(slices[thread], from, to);
        slices[thread].forgetLeft();
    }

    /** Where a stripe begins: at the panel that is nearest to an equal share. */
    static int edge(int columns, int stripe, int stripes) {
        return stripe == stripes ? columns : (int) ((long) columns * stripe / stripes + PANEL / 2) / PANEL * PANEL;
    }
}
