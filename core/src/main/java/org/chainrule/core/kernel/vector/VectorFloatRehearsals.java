package org.chainrule.core.kernel.vector;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.kernel.product.FloatProduct;

/**
 * The loops of vectors, each by itself, as {@link VectorFloatWarmth} has them called until C2 has compiled them.
 *
 * <p>C2 compiles a method after 600 calls if those and the rounds of its loops are more than 15,000 together
 * ({@code Tier4CompileThreshold}), looked at after every 8,192 rounds and counted from when C1 has compiled it with counters,
 * some 200 calls and a pause or two after the first. When C2 has much to do C1 compiles it without, and again 328 calls or more
 * later. It does not matter what the rounds are. Those of a loop with vectors make 300 to 2,600 bytes of objects, so most calls
 * count to {@value #ROUNDS} and compute nothing; a few compute, which is what C2 learns the loops' lengths and branches from, and
 * whose time is taken. Derived from its double twin; edit that one.
 */
final class VectorFloatRehearsals {

    /** Rounds of a call: 16,384, the second look, are then 655 calls; with more than 27 it would find fewer than 600. */
    private static final int ROUNDS = 25;

    /**
     * Of these, rounds of the loop of vectors in a call that computes. With up to 6 C2 takes it for a loop that hardly turns and
     * keeps registers for other things: 17.1 cycles a round of the widest tile instead of 16.4. With 16 it does so in the blocks
     * for 16 registers, which are then 7 % slower (November 2026, JDK 25, Zen 4 and Zen 3).
     */
    private static final int TERMS = 8;

    /**
     * The same for a loop of at most {@value #LIGHT} vector operations: with fewer rounds it takes not much less time as objects
     * than it takes to call it.
     */
    private static final int MORE_TERMS = 32;

    /** As above. */
    private static final int LIGHT = 5;

    /** Calls until C2 should have been asked. */
    private static final int CALLS = 1250;

    /** The same if it had much to do. */
    private static final int MORE_CALLS = 2500;

    /** Calls between two pauses, before and after the first of those. */
    private static final int MANY = 50;

    /** As above: while C2 works each makes objects. */
    private static final int SOME = 12;

    /**
     * Calls between two pauses that compute. The first after a pause is slow even when compiled: with 2 loops are found to be fast
     * half a second later, with 4 there are a third more objects.
     */
    private static final int FEW = 3;

    /** At most this long for a vector operation: compiled it takes a tenth, as an object at least twice as long. */
    private static final int NANOS = 5;

    private static final int LANES = VectorFloatTile.LANES;
    private static final int WIDTH = 4 * LANES;

    private final List<Piece> pieces = new ArrayList<>();
    private final long clock = clock();
    private final float[] x = new float[MORE_TERMS * WIDTH];
    private final float[] y = new float[MORE_TERMS * WIDTH];
    private final float[] z = new float[MORE_TERMS * WIDTH];
    private final long[] marks = {(1L << TERMS) - 1};
    private final long[] marked = {0};
    private final FloatProduct rows = product(1, 0);
    private final FloatProduct columns = product(4, 1);
    private final VectorFloatPanel panel = new VectorFloatPanel(MORE_TERMS, WIDTH);
    private final VectorFloatDots dots = new VectorFloatDots();

    /** A loop. */
    @FunctionalInterface
    private interface Loop {

        /** A call of so many rounds of it, if any, after so many idle ones. */
        void run(int terms, int idle);
    }

    /** A loop, the kinds of products that need it, and the nanoseconds that a call that computes may take. */
    private static final class Piece {
        private final int kinds;
        private final int terms;
        private final long most;
        private final Loop loop;
        private int calls;
        private boolean fast;

        Piece(int kinds, int terms, long most, Loop loop) {
            this.kinds = kinds;
            this.terms = terms;
            this.most = most;
            this.loop = loop;
        }

        /** Whether it is compiled, by some calls more if it was not. */
        boolean isFast() {
            if (fast) {
                return true;
            }
            int burst = calls < CALLS ? MANY : calls < MORE_CALLS ? SOME : FEW;
            calls += burst;
            for (int call = FEW; call < burst; call++) {
                loop.run(0, ROUNDS);
            }
            long best = Long.MAX_VALUE;
            for (int call = 0; call < FEW; call++) {
                long start = System.nanoTime();
                loop.run(terms, ROUNDS - 1 - TERMS);
                best = Math.min(best, System.nanoTime() - start);
            }
            fast = best <= most;
            return fast;
        }
    }

    /** Every loop there is. */
    VectorFloatRehearsals() {
        tiles();
        blocks();
        copies();
        sums();
    }

    /** The kinds of products whose loops are here. */
    int kinds() {
        return pieces.stream().mapToInt(piece -> piece.kinds).reduce(0, (a, b) -> a | b);
    }

    /** Calls the loops of these kinds some times more; those kinds whose loops are all compiled. */
    int ready(int kinds) {
        int slow = 0;
        for (Piece piece : pieces) {
            if ((piece.kinds & kinds) != 0 && !piece.isFast()) {
                slow |= piece.kinds;
            }
        }
        return kinds & ~slow;
    }

    /** What it takes to look at the clock. */
    private static long clock() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < MANY; i++) {
            long start = System.nanoTime();
            least = Math.min(least, System.nanoTime() - start);
        }
        return least;
    }

    /** A loop with so many vector operations in a round. */
    private void add(int kinds, int operations, Loop loop) {
        add(kinds, operations, operations > LIGHT ? TERMS : MORE_TERMS, loop);
    }

    private void add(int kinds, int operations, int terms, Loop loop) {
        pieces.add(new Piece(kinds, terms, clock + (long) NANOS * operations * terms, loop));
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
            add(
                    VectorFloatWarmth.PANEL,
                    10 * LANES,
                    1,
                    (terms, idle) -> VectorFloatPanel.near(y, 0, LANES, some(LANES, terms), z, 0, LANES, idle));
        }
        if (LANES == 8) {
            add(
                    VectorFloatWarmth.PANEL,
                    50,
                    1,
                    (terms, idle) -> VectorFloatPanel.far(some(LANES, terms), z, 0, 0, LANES, idle));
        }
        if (LANES == 16) {
            add(
                    VectorFloatWarmth.PANEL,
                    96,
                    1,
                    (terms, idle) -> VectorFloatPanel.farther(some(LANES, terms), z, 0, 0, LANES, idle));
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
        add(
                VectorFloatWarmth.SUMS,
                8,
                (terms, idle) -> VectorFloatSums.four(x, 0, 0, Math.max(1, terms), z, 0, idle));
        add(VectorFloatWarmth.SUMS, 2, (terms, idle) -> VectorFloatSums.one(x, 0, 0, Math.max(1, terms), z, 0, idle));
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
