package org.chainrule.core.kernel.vector;

import java.util.Optional;
import org.chainrule.core.kernel.product.FloatLoops;
import org.chainrule.core.kernel.product.FloatProduct;
import org.chainrule.core.kernel.product.PlainFloatLoops;

/**
 * Chooses the loops of a product: plain ones for the smallest and until others are compiled, sums without the zeros of x
 * ({@link VectorFloatSparse}), blocks where there are 16 registers ({@link VectorFloatBlocks}), tall tiles for a few rows
 * ({@link VectorFloatTall}), inner products ({@link VectorFloatDots}), or tiles ({@link VectorFloatTiling}).
 * Derived from its double twin; edit that one.
 */
final class VectorFloatLoops implements FloatLoops {

    /** Up to this many multiply-adds go to the plain loops; 4×16×16 is already 1.2 to 2.7 times faster here (November 2026). */
    private static final int TINY = 512;

    /** With fewer rows a transpose costs more to pack than it saves. Measured November 2026, JDK 17 and 25. */
    private static final int FEW = 3;

    private static final int LANES = VectorFloatTile.LANES;

    private final FloatLoops plain = new PlainFloatLoops();
    private final VectorFloatDots dots = new VectorFloatDots();
    private final VectorFloatTiling tiling = new VectorFloatTiling();
    private final VectorFloatTall tall = new VectorFloatTall();
    private final FloatProduct flipped = new FloatProduct();
    private Optional<VectorFloatSparse> sparse = Optional.empty();
    private Optional<VectorFloatBlocks> blocks = Optional.empty();

    @Override
    public void compute(FloatProduct g, int from, int to) {
        int rows = to - from;
        if ((long) rows * g.n * g.k <= TINY) {
            plain.compute(g, from, to);
        } else if (isSparse(g, rows)) {
            sparsely(g, from, to);
        } else if (VectorFloatBlocks.suit(g)) {
            byBlocks(g, from, to);
        } else if (isTall(g, rows)) {
            byTallTiles(g, from, to);
        } else if (VectorFloatDots.suit(g)) {
            dots.compute(g, from, to);
        } else if (rows < FEW && g.yj != 1) {
            plain.compute(g, from, to);
        } else {
            boolean flips = g.n < LANES && g.xi == 1 && rows >= LANES;
            FloatProduct h = flips ? flipped : g;
            if (flips) {
                h.transpose(g);
            }
            int first = flips ? 0 : from;
            int end = flips ? g.n : to;
            int left = flips ? from : 0;
            int right = flips ? to : g.n;
            if (VectorFloatWarmth.has(VectorFloatTiling.kinds(h, end - first, right - left))) {
                tiling.compute(h, first, end, left, right);
            } else {
                plain.compute(g, from, to);
            }
        }
    }

    private static boolean isTall(FloatProduct g, int rows) {
        if (!VectorFloatTall.suit(g, rows)) {
            return false;
        }
        int beyond = g.n - VectorFloatTall.whole(g.n);
        return VectorFloatWarmth.has(
                VectorFloatWarmth.TALL | (beyond == 0 ? 0 : VectorFloatTiling.kinds(g, rows, beyond)));
    }

    private static boolean isSparse(FloatProduct g, int rows) {
        if (!VectorFloatSparse.suit(g)) {
            return false;
        }
        int whole = VectorFloatSparse.whole(g.n);
        int beyond = whole < g.n ? VectorFloatTiling.kinds(g, rows, g.n - whole) : 0;
        int panels = g.yj == 1 ? VectorFloatWarmth.COPY : VectorFloatWarmth.PANEL;
        int left = g.xp == 1 ? 0 : VectorFloatWarmth.PANEL;
        return VectorFloatWarmth.has(VectorFloatWarmth.SPARSE | panels | left | beyond);
    }

    /** Computes by blocks for 16 registers, once they are compiled. */
    void byBlocks(FloatProduct g, int from, int to) {
        int kind = g.xp == 1 ? VectorFloatWarmth.ROW_BLOCKS : VectorFloatWarmth.COLUMN_BLOCKS;
        kind |= VectorFloatBlocks.hasThinPanel(g) ? VectorFloatWarmth.THIN_BLOCKS : 0;
        if (!VectorFloatWarmth.has(kind | (g.yj == 1 ? 0 : VectorFloatWarmth.PANEL))) {
            plain.compute(g, from, to);
            return;
        }
        if (blocks.isEmpty()) {
            blocks = Optional.of(new VectorFloatBlocks());
        }
        blocks.get().compute(g, from, to);
    }

    /** The columns beyond whole tiles by others, which may spill into the next row's first ones, then the tall ones. */
    private void byTallTiles(FloatProduct g, int from, int to) {
        int whole = VectorFloatTall.whole(g.n);
        if (whole < g.n) {
            tiling.compute(g, from, to, whole, g.n);
        }
        tall.compute(g, from, to);
    }

    /** The columns beyond whole panels by tiles, which may spill into the next row's first ones, then the panels without zeros. */
    private void sparsely(FloatProduct g, int from, int to) {
        if (sparse.isEmpty()) {
            sparse = Optional.of(new VectorFloatSparse(
                    tiling.panel().next(VectorFloatSparse.MOST_TERMS, VectorFloatSparse.WIDTH)));
        }
        int whole = VectorFloatSparse.whole(g.n);
        if (whole < g.n) {
            tiling.compute(g, from, to, whole, g.n);
        }
        sparse.get().compute(g, from, to);
    }
}
