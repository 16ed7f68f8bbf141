package org.chainrule.core.kernel.vector;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.kernel.product.FloatProduct;

/**
 * The loops of vectors, each by itself, for {@link VectorFloatWarmth}. Derived from its double twin; edit that one.
 */
final class VectorFloatRehearsals {

    private static final int LANES = VectorFloatTile.LANES;
    private static final int WIDTH = 4 * LANES;

    private final List<Rehearsal> pieces = new ArrayList<>();
    private final float[] x = new float[Rehearsal.MORE_TERMS * WIDTH];
    private final float[] y = new float[VectorFloatPanel.START + Rehearsal.MORE_TERMS * WIDTH];
    private final float[] z = new float[Rehearsal.MORE_TERMS * WIDTH];
    private final long[] marks = {(1L << Rehearsal.TERMS) - 1};
    private final long[] marked = {0};
    private final FloatProduct rows = product(1, 0);
    private final FloatProduct columns = product(4, 1);
    private final VectorFloatPanel panel = new VectorFloatPanel(Rehearsal.MORE_TERMS, WIDTH);
    private final VectorFloatDots dots = new VectorFloatDots();

    /** Every loop there is. */
    VectorFloatRehearsals() {
        tiles();
        blocks();
        copies();
        sums();
    }

    /** The kinds of products whose loops are here. */
    int kinds() {
        return pieces.stream().mapToInt(Rehearsal::kinds).reduce(0, (a, b) -> a | b);
    }

    /** Calls the loops of these kinds some times more; those kinds whose loops are all compiled. */
    int ready(int kinds) {
        int slow = 0;
        for (Rehearsal piece : pieces) {
            if ((piece.kinds() & kinds) != 0 && !piece.isFast()) {
                slow |= piece.kinds();
            }
        }
        return kinds & ~slow;
    }

    /** A loop with so many vector operations in a round. */
    private void add(int kinds, int operations, Rehearsal.Loop loop) {
        pieces.add(new Rehearsal(kinds, operations, loop));
    }

    /** A loop of one length with so many vector operations. */
    private void addSquare(int operations, Rehearsal.Loop loop) {
        pieces.add(new Rehearsal(VectorFloatWarmth.PANEL, operations, 1, loop));
    }

    /** x: terms {@code xp} apart, rows {@code xi}. */
    private FloatProduct product(int xp, int xi) {
        var g = new FloatProduct();
        g.x = x;
        g.xp = xp;
        g.xi = xi;
        g.y = y;
        g.yp = WIDTH;
        g.yj = 1;
        g.z = z;
        g.zj = 1;
        return g;
    }

    private static int some(int rows, int terms) {
        return terms == 0 ? 0 : rows;
    }

    private void tiles() {
        for (var g : List.of(rows, columns)) {
            int shift = g == rows ? 0 : VectorFloatWarmth.COLUMNS;
            add(VectorFloatWarmth.FOUR_BY_FOUR << shift, 24, (terms, idle) -> {
                g.idle = idle;
                VectorFloatTile.fourByFour(g, some(4, terms), terms, 0, y, 0, WIDTH, z, 0, 0, z, 0, WIDTH);
            });
            add(VectorFloatWarmth.FOUR_BY_TWO << shift, 14, (terms, idle) -> {
                g.idle = idle;
                VectorFloatTile.fourByTwo(g, some(4, terms), terms, 0, y, 0, WIDTH, z, 0, 0, z, 0, WIDTH, LANES);
            });
            add(VectorFloatWarmth.FOUR_BY_ONE << shift, 9, (terms, idle) -> {
                g.idle = idle;
                VectorFloatTile.fourByOne(g, some(4, terms), terms, 0, y, 0, WIDTH, z, 0, 0, z, 0, WIDTH);
            });
        }
        add(VectorFloatWarmth.FOUR_BY_FOUR_PACKED, 24, (terms, idle) -> {
            rows.idle = idle;
            VectorFloatRowTile.fourByFourPacked(rows, terms, 0, z, 0, 0, z, 0, WIDTH);
        });
        add(VectorFloatWarmth.TALL, 35, (terms, idle) -> {
            rows.idle = idle;
            VectorFloatTallTile.eightByThree(rows, 8, terms, 0, 8, 0, WIDTH, z, 0, 0, z, 0, WIDTH);
        });
        add(VectorFloatWarmth.ONE_BY_FOUR, 9, (terms, idle) -> {
            rows.idle = idle;
            VectorFloatTile.oneByFour(rows, terms, 0, y, 0, WIDTH, z, 0, z, 0);
        });
        add(VectorFloatWarmth.ONE_BY_ONE, 3, (terms, idle) -> {
            rows.idle = idle;
            VectorFloatTile.oneByOne(rows, terms, 0, y, 0, WIDTH, z, 0, z, 0);
        });
    }

    /** What 16 registers need. */
    private void blocks() {
        int inRows = VectorFloatWarmth.ROW_BLOCKS;
        int inColumns = VectorFloatWarmth.COLUMN_BLOCKS;
        add(
                inRows,
                17,
                (terms, idle) -> VectorFloatBlockTile.five(
                        idle, some(5, terms), terms, x, 0, 0, y, 0, z, 0, 0, z, 0, WIDTH, LANES));
        add(
                inRows,
                14,
                (terms, idle) -> VectorFloatBlockTile.four(
                        idle, some(4, terms), terms, x, 0, 0, y, 0, z, 0, 0, z, 0, WIDTH, LANES));
        add(
                inColumns,
                17,
                (terms, idle) -> VectorFloatBlockTile.fivePacked(
                        idle, some(5, terms), terms, x, 0, y, 0, z, 0, 0, z, 0, WIDTH, LANES));
        add(
                inColumns,
                14,
                (terms, idle) -> VectorFloatBlockTile.fourPacked(
                        idle, some(4, terms), terms, x, 0, y, 0, z, 0, 0, z, 0, WIDTH, LANES));
        add(inColumns, 2, (terms, idle) -> VectorFloatBlocks.pack(x, 0, LANES, 4, terms, z, 0, idle));
        add(
                VectorFloatWarmth.THIN_BLOCKS,
                17,
                (terms, idle) ->
                        VectorFloatThinTile.eight(idle, some(8, terms), terms, x, 0, 0, y, 0, z, 0, 0, z, 0, WIDTH));
        add(inRows | inColumns, 5, (terms, idle) -> {
            rows.idle = idle;
            VectorFloatTile.oneByTwo(rows, terms, 0, y, 0, z, 0, z, 0, LANES);
        });
        add(inRows | inColumns, 4, (terms, idle) -> {
            columns.idle = idle;
            panel.fillTwo(columns, 0, 2 * LANES, terms, 0);
        });
        add(inRows | inColumns, 4, (terms, idle) -> {
            columns.idle = idle;
            panel.fillWhole(columns, 0, terms, 1);
        });
    }

    /** Of squares, whose loops are short and of one length, the operations are rounded up: so few do not take longer than a call. */
    private void copies() {
        if (VectorFloatPanel.goesBySquares(LANES)) {
            addSquare(
                    10 * LANES,
                    (terms, idle) -> VectorFloatPanel.near(y, 0, LANES, some(LANES, terms), z, 0, LANES, idle));
        }
        if (LANES == 8) {
            addSquare(50, (terms, idle) -> VectorFloatPanel.far(some(LANES, terms), z, 0, 0, LANES, idle));
        }
        if (LANES == 16) {
            addSquare(96, (terms, idle) -> VectorFloatPanel.farther(some(LANES, terms), z, 0, 0, LANES, idle));
        }
        add(VectorFloatWarmth.COPY, 8, (terms, idle) -> {
            columns.idle = idle;
            panel.fill(columns, 0, WIDTH, terms);
        });
    }

    private void sums() {
        int sparse = VectorFloatWarmth.SPARSE;
        add(sparse, 3, (terms, idle) -> VectorFloatSparse.mark(x, 0, 0, some(1, terms), terms * LANES, marked, idle));
        add(sparse, 12, (terms, idle) -> VectorFloatSparse.isFinite(y, 0, terms / 2, z, idle));
        add(sparse, 17, (terms, idle) -> {
            rows.idle = idle;
            VectorFloatSparse.rows(rows, some(1, terms), x, 0, 0, marks, y, 0, z, 0, 0, 0);
        });
        dots(4, 4, 24);
        dots(4, 1, 9);
        dots(1, 1, 3);
        add(VectorFloatWarmth.SUMS, 8, (terms, idle) -> VectorFloatSums.four(x, 0, 0, terms, z, 0, idle));
        add(VectorFloatWarmth.SUMS, 2, (terms, idle) -> VectorFloatSums.one(x, 0, 0, terms, z, 0, idle));
    }

    /** m×n inner products. */
    private void dots(int m, int n, int operations) {
        var g = product(1, 0);
        g.m = m;
        g.n = n;
        g.yj = 0;
        g.yp = 1;
        g.zi = n;
        add(VectorFloatWarmth.DOTS, operations, (terms, idle) -> {
            g.k = terms * LANES;
            g.idle = idle;
            dots.byVectors(g, 0, m);
        });
    }
}
