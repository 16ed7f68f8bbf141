package org.chainrule.core.kernel.vector;

import java.util.Optional;
import org.chainrule.core.kernel.product.DoubleLoops;
import org.chainrule.core.kernel.product.DoubleProduct;
import org.chainrule.core.kernel.product.PlainDoubleLoops;

/**
 * Chooses the loops of a product: plain ones for the smallest and until others are compiled, sums without the zeros of x
 * ({@link VectorDoubleSparse}), blocks where there are 16 registers ({@link VectorDoubleBlocks}), tall tiles for a few rows
 * ({@link VectorDoubleTall}), inner products ({@link VectorDoubleDots}), or tiles ({@link VectorDoubleTiling}).
 * Its float twin is derived from this file; edit this one.
 */
final class VectorDoubleLoops implements DoubleLoops {

    /** Up to this many multiply-adds go to the plain loops; 4×16×16 is already 1.2 to 2.7 times faster here (November 2026). */
    private static final int TINY = 512;

    /** With fewer rows a transpose costs more to pack than it saves. Measured November 2026, JDK 17 and 25. */
    private static final int FEW = 3;

    private static final int LANES = VectorDoubleTile.LANES;

    private final DoubleLoops plain = new PlainDoubleLoops();
    private final VectorDoubleDots dots = new VectorDoubleDots();
    private final VectorDoubleTiling tiling = new VectorDoubleTiling();
    private final VectorDoubleTall tall = new VectorDoubleTall();
    private final DoubleProduct flipped = new DoubleProduct();
    private Optional<VectorDoubleSparse> sparse = Optional.empty();
    private Optional<VectorDoubleBlocks> blocks = Optional.empty();

    @Override
    public void compute(DoubleProduct g, int from, int to) {
        int rows = to - from;
        if ((long) rows * g.n * g.k <= TINY) {
            plain.compute(g, from, to);
        } else if (isSparse(g, rows)) {
            sparsely(g, from, to);
        } else if (VectorDoubleBlocks.suit(g)) {
            byBlocks(g, from, to);
        } else if (isTall(g, rows)) {
            byTallTiles(g, from, to);
        } else if (VectorDoubleDots.suit(g)) {
            dots.compute(g, from, to);
        } else if (rows < FEW && g.yj != 1) {
            plain.compute(g, from, to);
        } else {
            boolean flips = g.n < LANES && g.xi == 1 && rows >= LANES;
            DoubleProduct h = flips ? flipped : g;
            if (flips) {
                h.transpose(g);
            }
            int first = flips ? 0 : from;
            int end = flips ? g.n : to;
            int left = flips ? from : 0;
            int right = flips ? to : g.n;
            if (VectorDoubleWarmth.has(VectorDoubleTiling.kinds(h, end - first, right - left))) {
                tiling.compute(h, first, end, left, right);
            } else {
                plain.compute(g, from, to);
            }
        }
    }

    private static boolean isTall(DoubleProduct g, int rows) {
        if (!VectorDoubleTall.suit(g, rows)) {
            return false;
        }
        int beyond = g.n - VectorDoubleTall.whole(g.n);
        return VectorDoubleWarmth.has(
                VectorDoubleWarmth.TALL | (beyond == 0 ? 0 : VectorDoubleTiling.kinds(g, rows, beyond)));
    }

    private static boolean isSparse(DoubleProduct g, int rows) {
        if (!VectorDoubleSparse.suit(g)) {
            return false;
        }
        int whole = VectorDoubleSparse.whole(g.n);
        int beyond = whole < g.n ? VectorDoubleTiling.kinds(g, rows, g.n - whole) : 0;
        int panels = g.yj == 1 ? VectorDoubleWarmth.COPY : VectorDoubleWarmth.PANEL;
        int left = g.xp == 1 ? 0 : VectorDoubleWarmth.PANEL;
        return VectorDoubleWarmth.has(VectorDoubleWarmth.SPARSE | panels | left | beyond);
    }

    /** Computes by blocks for 16 registers, once they are compiled. */
    void byBlocks(DoubleProduct g, int from, int to) {
        int kind = g.xp == 1 ? VectorDoubleWarmth.ROW_BLOCKS : VectorDoubleWarmth.COLUMN_BLOCKS;
        kind |= VectorDoubleBlocks.hasThinPanel(g) ? VectorDoubleWarmth.THIN_BLOCKS : 0;
        if (!VectorDoubleWarmth.has(kind | (g.yj == 1 ? 0 : VectorDoubleWarmth.PANEL))) {
            plain.compute(g, from, to);
            return;
        }
        if (blocks.isEmpty()) {
            blocks = Optional.of(new VectorDoubleBlocks());
        }
        blocks.get().compute(g, from, to);
    }

    /** The columns beyond whole tiles by others, which may spill into the next row's first ones, then the tall ones. */
    private void byTallTiles(DoubleProduct g, int from, int to) {
        int whole = VectorDoubleTall.whole(g.n);
        if (whole < g.n) {
            tiling.compute(g, from, to, whole, g.n);
        }
        tall.compute(g, from, to);
    }

    /** The columns beyond whole panels by tiles, which may spill into the next row's first ones, then the panels without zeros. */
    private void sparsely(DoubleProduct g, int from, int to) {
        if (sparse.isEmpty()) {
            sparse = Optional.of(new VectorDoubleSparse(
                    tiling.panel().next(VectorDoubleSparse.MOST_TERMS, VectorDoubleSparse.WIDTH)));
        }
        int whole = VectorDoubleSparse.whole(g.n);
        if (whole < g.n) {
            tiling.compute(g, from, to, whole, g.n);
        }
        sparse.get().compute(g, from, to);
    }
}
