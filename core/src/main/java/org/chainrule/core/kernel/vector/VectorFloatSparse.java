package org.chainrule.core.kernel.vector;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.chainrule.core.kernel.product.FloatProduct;

/**
 * Products whose left operand has many zeros, as what a rectifier lets through and the gradients behind it: for every row the
 * terms that are not 0 are marked by a bit, and only those are added, to eight vectors of the row in registers. The chain of fused
 * multiply-adds is that of the plain loops, less what adds 0, so the results are the same; but a sum that is −0 stays so where a
 * zero term would make it +0. A panel of y that holds an infinity or a NaN is multiplied whole.
 *
 * <p>64×128×784 floats with half of x 0 take 0.77 of the tiles' time. A load for every fused multiply-add is what the registers of
 * one row cost, so it matters that vectors of y do not cross lines of the cache: the inner loop alone is then 1.4 times as fast
 * (November 2026, Zen 4, JDK 25). Derived from its double twin; edit that one.
 */
final class VectorFloatSparse {

    private static final VectorSpecies<Float> SPECIES = TypeProfiles.floats();
    private static final int LANES = SPECIES.length();

    /** Columns of a panel: eight vectors. */
    static final int WIDTH = 8 * LANES;

    /** Terms of a block at most, whose part of a panel is then 32 kB and stays in a first-level cache. */
    private static final int TERMS = 64;

    /**
     * Blocks that are copied at once where y is read along its columns, or where there are no more of them: y is then read in
     * longer runs, and z passes by less often. 256×1024×1024 floats of a transposed y, seven tenths of x 0, take a tenth less
     * (November 2026, Sapphire Rapids); where the columns of y are neighbours this gained nothing.
     */
    private static final int GROUP = 4;

    /** Terms of a panel at most. */
    static final int MOST_TERMS = GROUP * TERMS;

    /** Rows of a block at most, where x is copied. */
    private static final int ROWS = 512;

    /** Fewer rows or terms do not pay for a copy of y and for the marks. */
    private static final int FEW = 16;

    /** So many elements of x are looked at. */
    private static final int SAMPLES = 64;

    /** With more of them not 0 the tiles are faster. */
    private static final int MOST = 42;

    /**
     * A vector of a row takes 60 parts of time in tiles and one part for each of the samples that is not 0 here, and the mark of a
     * list as much as four vectors. Measured November 2026.
     */
    private static final int IN_TILES = 60;

    /** As above. */
    private static final int MARKED = 4 * SAMPLES;

    private final VectorFloatPanel panel;
    private final VectorFloatStarts starts = new VectorFloatStarts(WIDTH);
    private final float[] rest = new float[LANES];
    private final VectorFloatPanel[] left = new VectorFloatPanel[GROUP];
    private long[][] marked = {};
    private long[] every = {};

    /** With a panel of {@value #MOST_TERMS} terms and the columns of {@link #WIDTH}. */
    VectorFloatSparse(VectorFloatPanel panel) {
        this.panel = panel;
        Arrays.fill(left, new VectorFloatPanel(0, TERMS));
    }

    /** Whether this product is better computed so; the columns beyond the last whole panel are not. */
    static boolean suit(FloatProduct g) {
        if (g.m < FEW || g.k < FEW || g.n < WIDTH || g.zj != 1 || g.ri != 0 || (g.xp != 1 && g.xi != 1)) {
            return false;
        }
        int some = 0;
        for (int s = 0; s < SAMPLES; s++) {
            int i = s * g.m / SAMPLES;
            int p = (int) ((s * 29L + 7) * g.k / SAMPLES % g.k);
            some += g.x[g.xo + i * g.xi + p * g.xp] != 0 ? 1 : 0;
        }
        return some <= MOST && g.n / LANES * (IN_TILES - some) >= MARKED;
    }

    /** Columns that whole panels have. */
    static int whole(int columns) {
        return columns - columns % WIDTH;
    }

    /** Computes rows {@code from ≤ i < to} of the columns that whole panels have. */
    void compute(FloatProduct g, int from, int to) {
        for (int i = from; i < to; i += ROWS) {
            block(g, i, Math.min(ROWS, to - i));
        }
    }

    private void block(FloatProduct g, int i, int rows) {
        int blocks = (g.k + TERMS - 1) / TERMS;
        int several = g.yj != 1 || blocks <= GROUP ? GROUP : 1;
        grow(g, rows, Math.min(blocks, several));
        for (int b = 0; b < blocks; b += several) {
            group(g, i, rows, b, Math.min(blocks, b + several), blocks);
        }
    }

    /** Adds the terms of the blocks {@code from ≤ b < to} of so many. */
    private void group(FloatProduct g, int i, int rows, int from, int to, int blocks) {
        int start = term(g, from, blocks);
        int terms = term(g, to, blocks) - start;
        for (int b = from; b < to; b++) {
            int first = term(g, b, blocks);
            look(g, i, rows, first, term(g, b + 1, blocks) - first, b - from);
        }
        int end = whole(g.n);
        for (int j = 0; j < end; j += WIDTH) {
            panel.fill(g, g.yo + start * g.yp + j * g.yj, WIDTH, terms);
            boolean skips = isFinite(panel.array, panel.start, terms, rest, g.idle);
            for (int b = from; b < to; b++) {
                int first = term(g, b, blocks);
                long[] masks = skips ? marked[b - from] : whole(rows, term(g, b + 1, blocks) - first);
                starts.find(g, first == 0, i, rows, j, WIDTH);
                add(g, i, rows, j, first, b - from, masks, panel.start + (first - start) * WIDTH);
            }
        }
    }

    /** Copies a block of x, if its terms are not neighbours, and marks what is not 0. */
    private void look(FloatProduct g, int i, int rows, int first, int terms, int block) {
        int xo = g.xo + i * g.xi + first * g.xp;
        if (g.xp == 1) {
            mark(g.x, xo, g.xi, rows, terms, marked[block], g.idle);
        } else {
            var copy = left[block];
            copy.fillTransposed(g.x, xo, g.xp, terms, rows, g.idle);
            mark(copy.array, copy.start, TERMS, rows, terms, marked[block], g.idle);
        }
    }

    private void add(FloatProduct g, int i, int rows, int j, int first, int block, long[] masks, int yo) {
        boolean copied = g.xp != 1;
        rows(
                g,
                rows,
                copied ? left[block].array : g.x,
                copied ? left[block].start : g.xo + i * g.xi + first,
                copied ? TERMS : g.xi,
                masks,
                panel.array,
                yo,
                starts.array,
                starts.offset,
                starts.step,
                g.zo + i * g.zi + j);
    }

    /** The first term of a block. */
    private static int term(FloatProduct g, int block, int blocks) {
        return (int) ((long) g.k * block / blocks);
    }

    private void grow(FloatProduct g, int rows, int blocks) {
        if (every.length < rows) {
            marked = new long[GROUP][rows];
            every = new long[rows];
        }
        for (int b = 0; g.xp != 1 && b < blocks; b++) {
            if (!left[b].holds(rows)) {
                left[b] = new VectorFloatPanel(rows, TERMS);
            }
        }
    }

    /** Marks of all terms. */
    private long[] whole(int rows, int terms) {
        Arrays.fill(every, 0, rows, -1L >>> (TERMS - terms));
        return every;
    }

    private static FloatVector load(float[] from, int at) {
        return FloatVector.fromArray(SPECIES, from, at);
    }

    /** Marks the terms of every row that are not 0: bit p for term p. */
    static void mark(float[] x, int xo, int xi, int rows, int terms, long[] marked, int idle) {
        for (int i = idle; i > 0; i--) {} // as in the tiles
        int at = xo;
        for (int r = 0; r < rows; r++) {
            long marks = 0;
            int p = 0;
            for (; p + LANES <= terms; p += LANES) {
                marks |= load(x, at + p).compare(VectorOperators.NE, 0).toLong() << p;
            }
            for (; p < terms; p++) {
                marks |= (x[at + p] != 0 ? 1L : 0L) << p;
            }
            marked[r] = marks;
            at += xi;
        }
    }

    /** Whether no element of a panel is infinite or a NaN: v − v is 0 else. */
    static boolean isFinite(float[] y, int yo, int terms, float[] rest, int idle) {
        for (int i = idle; i > 0; i--) {} // as in the tiles
        FloatVector s0 = FloatVector.zero(SPECIES);
        FloatVector s1 = s0;
        FloatVector s2 = s0;
        FloatVector s3 = s0;
        for (int p = 0; p < 2 * terms; p++) {
            int at = yo + p * (4 * LANES);
            FloatVector v0 = load(y, at);
            FloatVector v1 = load(y, at + LANES);
            FloatVector v2 = load(y, at + 2 * LANES);
            FloatVector v3 = load(y, at + 3 * LANES);
            s0 = s0.add(v0.sub(v0));
            s1 = s1.add(v1.sub(v1));
            s2 = s2.add(v2.sub(v2));
            s3 = s3.add(v3.sub(v3));
        }
        s0.add(s1).add(s2.add(s3)).intoArray(rest, 0);
        float sum = 0;
        for (int lane = 0; lane < LANES; lane++) {
            sum += rest[lane];
        }
        return sum == 0;
    }

    /** One row after the other, of each the terms that are marked. */
    static void rows(
            FloatProduct g,
            int rows,
            float[] x,
            int xo,
            int xi,
            long[] marked,
            float[] y,
            int yo,
            float[] s,
            int so,
            int si,
            int zo) {
        for (int i = g.idle; i > 0; i--) {} // as in the tiles
        float[] z = g.z;
        int x0 = xo;
        int b = so;
        int at = zo;
        for (int r = 0; r < rows; r++) {
            FloatVector s0 = load(s, b);
            FloatVector s1 = load(s, b + LANES);
            FloatVector s2 = load(s, b + 2 * LANES);
            FloatVector s3 = load(s, b + 3 * LANES);
            FloatVector s4 = load(s, b + 4 * LANES);
            FloatVector s5 = load(s, b + 5 * LANES);
            FloatVector s6 = load(s, b + 6 * LANES);
            FloatVector s7 = load(s, b + 7 * LANES);
            long marks = marked[r];
            for (int left = Long.bitCount(marks); left > 0; left--) {
                int p = Long.numberOfTrailingZeros(marks);
                marks &= marks - 1;
                FloatVector a = FloatVector.broadcast(SPECIES, x[x0 + p]);
                int py = yo + p * (8 * LANES);
                s0 = a.fma(load(y, py), s0);
                s1 = a.fma(load(y, py + LANES), s1);
                s2 = a.fma(load(y, py + 2 * LANES), s2);
                s3 = a.fma(load(y, py + 3 * LANES), s3);
                s4 = a.fma(load(y, py + 4 * LANES), s4);
                s5 = a.fma(load(y, py + 5 * LANES), s5);
                s6 = a.fma(load(y, py + 6 * LANES), s6);
                s7 = a.fma(load(y, py + 7 * LANES), s7);
            }
            s0.intoArray(z, at);
            s1.intoArray(z, at + LANES);
            s2.intoArray(z, at + 2 * LANES);
            s3.intoArray(z, at + 3 * LANES);
            s4.intoArray(z, at + 4 * LANES);
            s5.intoArray(z, at + 5 * LANES);
            s6.intoArray(z, at + 6 * LANES);
            s7.intoArray(z, at + 7 * LANES);
            x0 += xi;
            b += si;
            at += g.zi;
        }
    }
}
