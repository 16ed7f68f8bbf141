package org.chainrule.core.kernel.vector;

import org.chainrule.core.kernel.product.DoubleProduct;

/**
 * Products of a few rows, for which a copy of the right operand does not pay: it is read where it lies, once for eight rows, by tiles
 * that are as high as 32 registers allow. 8×209×4096 takes 0.6 to 0.7 of the time of tiles of four rows, which read it twice, in floats and
 * in doubles (December 2026, Zen 5). Its float twin is derived from this file; edit this one.
 */
final class VectorDoubleTall {

    /** Terms of a block at most, of which x is copied. */
    private static final int TERMS = 512;

    /** With fewer rows in the last tile, tiles of four rows and of one are as fast. */
    private static final int LEAST = 6;

    /** Fewer columns do not pay for a copy of x, nor for two kinds of tiles. */
    private static final int WIDE = 8 * VectorDoubleTallTile.WIDTH;

    private static final int ROWS = VectorDoubleTallTile.ROWS;
    private static final int WIDTH = VectorDoubleTallTile.WIDTH;

    private final VectorDoubleStarts starts = new VectorDoubleStarts(WIDTH);
    private final DoubleProduct block = new DoubleProduct();
    private double[] left = {};

    /** Whether so many rows of this product are better computed so, as far as {@link #whole} tiles go. */
    static boolean suit(DoubleProduct g, int rows) {
        int beyond = rows % ROWS;
        return VectorWidth.perTile() == 4
                && rows < VectorDoubleTiling.MANY
                && (beyond == 0 || beyond >= LEAST)
                && g.yj == 1
                && g.zj == 1
                && g.n >= WIDE;
    }

    /** Columns that whole tiles have. */
    static int whole(int columns) {
        return columns - columns % WIDTH;
    }

    /** Computes rows {@code from ≤ i < to} of the columns that whole tiles have. */
    void compute(DoubleProduct g, int from, int to) {
        int blocks = (g.k + TERMS - 1) / TERMS;
        boolean copies = copies(g, to - from);
        block.y = g.y;
        block.idle = g.idle;
        for (int b = 0; b < blocks; b++) {
            int first = (int) ((long) g.k * b / blocks);
            int terms = (int) ((long) g.k * (b + 1) / blocks) - first;
            if (copies) {
                copy(g, from, to, first, terms);
            } else {
                block.x = g.x;
            }
            int end = whole(g.n);
            for (int j = 0; j < end; j += WIDTH) {
                for (int i = from; i < to; i += ROWS) {
                    int xo = copies ? (i - from) * terms : g.xo + i + first * g.xp;
                    tile(g, i, Math.min(ROWS, to - i), j, first, terms, xo, copies ? ROWS : g.xp);
                }
            }
        }
        block.x = left; // the caller's are not kept
        block.y = left;
    }

    /** Whether this array is kept. */
    boolean keeps(double[] array) {
        return block.x == array || block.y == array;
    }

    private void tile(DoubleProduct g, int i, int rows, int j, int first, int terms, int xo, int xp) {
        starts.find(g, first == 0, i, rows, j, WIDTH);
        int yo = g.yo + first * g.yp + j;
        double[] s = starts.array;
        int zo = g.zo + i * g.zi + j;
        VectorDoubleTallTile.eightByThree(
                block, rows, terms, xo, xp, yo, g.yp, s, starts.offset, starts.step, g.z, zo, g.zi);
    }

    /** Whether x is copied: unless eights of its rows are neighbours. */
    private static boolean copies(DoubleProduct g, int rows) {
        return g.xi != 1 || rows % ROWS != 0;
    }

    /** Of every tile the rows of every term together, those beyond the last row as that. */
    private void copy(DoubleProduct g, int from, int to, int first, int terms) {
        int rows = (to - from + ROWS - 1) / ROWS * ROWS;
        if (left.length < rows * terms) {
            left = new double[rows * Math.min(TERMS, g.k)];
        }
        block.x = left;
        for (int r = 0; r < rows; r++) {
            int at = r / ROWS * ROWS * terms + r % ROWS;
            int xo = g.xo + Math.min(from + r, to - 1) * g.xi + first * g.xp;
            for (int p = 0; p < terms; p++) {
                left[at + p * ROWS] = g.x[xo + p * g.xp];
            }
        }
    }
}
