package org.chainrule.core.kernel.vector;

import java.util.concurrent.locks.LockSupport;
import org.chainrule.core.kernel.product.FloatProduct;

/**
 * Which loops of vectors have been compiled. Until C2 has compiled it, such a loop is a hundred times slower than plain loops
 * of the same bits, and every vector in it is an object; so the first product that wants one is computed plainly and has it
 * rehearsed: a daemon thread runs the loop about as often as C2 asks for, waits until it is fast, and ends. What is not fast
 * after {@value #PATIENCE_SECONDS} s, because there is no C2 or it has left the vectors objects, is never used. Before Java 21
 * nothing is rehearsed, and all is used at once. Derived from its double twin; edit that one.
 */
final class VectorFloatWarmth {

    /** Tiles by rows and vectors; of four rows where the terms of x are neighbours. */
    static final int FOUR_BY_FOUR = 1;

    /** As above. */
    static final int FOUR_BY_TWO = 1 << 1;

    /** As above. */
    static final int FOUR_BY_ONE = 1 << 2;

    /** Shifts those three to the same where the rows of x are neighbours. */
    static final int COLUMNS = 3;

    /** As above. */
    static final int ONE_BY_FOUR = 1 << 6;

    /** As above. */
    static final int ONE_BY_ONE = 1 << 7;

    /** A panel by transposing. */
    static final int PANEL = 1 << 8;

    /** A panel by copying. */
    static final int COPY = 1 << 9;

    /** Inner products, of a tile and of what is left over. */
    static final int DOTS = 1 << 10;

    /** Sums of columns. */
    static final int SUMS = 1 << 11;

    /** Products without the zeros of x. */
    static final int SPARSE = 1 << 12;

    /** Blocks for 16 registers, where the terms of x are neighbours. */
    static final int ROW_BLOCKS = 1 << 13;

    /** As above, where the rows of x are neighbours. */
    static final int COLUMN_BLOCKS = 1 << 14;

    private static final int KINDS = 15;
    private static final int ALL = all();
    private static final int PATIENCE_SECONDS = 30;
    private static final int PAUSE_MILLIS = 4;

    /**
     * C2 compiles a method after 600 calls if those and the rounds of its loops are more than 15,000 together
     * ({@code Tier4CompileThreshold}), looked at after every 8,192 rounds and counted from when C1 has compiled it with counters,
     * some 200 calls and a pause or two after the first. When C2 has much to do C1 compiles it without, and again 328 calls or more
     * later.
     */
    private static final int CALLS = 1250;

    /** As above. */
    private static final int MORE_CALLS = 2500;

    /** Calls between two pauses, before and after the first of those, and after the second. */
    private static final int MANY = 50;

    /** As above: while C2 works on it each call makes objects. */
    private static final int SOME = 12;

    /** As above: the first after a pause is slow even when compiled. */
    private static final int FEW = 4;

    /**
     * Rounds of loops in a call: the real loop, the rows of a tile, and an empty loop for the rest, because a round of a loop with
     * vectors makes 300 to 2,600 bytes of objects. 16,384 rounds, the second look, are then 655 calls; with more than 27 it would
     * find fewer than 600, and the third look comes too late.
     */
    private static final int ROUNDS = 25;

    /** Rounds of the real loop in a call. */
    private static final int TERMS = 3;

    /**
     * The same for the widest tile once C1 has compiled it and counts. With up to 6 C2 takes it for a loop that hardly turns and keeps
     * registers for other things: 17.1 cycles a round instead of 16.4 (November 2026, JDK 25).
     */
    private static final int MORE_TERMS = 8;

    /** Calls before that. */
    private static final int UNCOUNTED = 200;

    /** At most this long for a vector operation: compiled it takes a tenth, as an object several times as long. */
    private static final int NANOS = 10;

    /**
     * On JDK 17 a function by vectors that is compiled after a rehearsal may keep its vectors as objects (seen in one of two
     * starts, in one or two of 29 functions); on 25 none did in six. Between nothing was tried.
     */
    private static final boolean REHEARSES = Runtime.version().feature() >= 21;

    private static final Object LOCK = new Object();

    @SuppressWarnings("NonFinalStaticField") // read before every product
    private static volatile int warm = REHEARSES ? 0 : ALL;

    @SuppressWarnings("NonFinalStaticField") // written under the lock
    private static volatile int asked;

    @SuppressWarnings("NonFinalStaticField") // written under the lock
    private static volatile int refused;

    @SuppressWarnings("NonFinalStaticField") // under the lock
    private static boolean rehearsing;

    private static final int LANES = VectorFloatTile.LANES;

    private final float[] x = new float[MORE_TERMS * 4 * LANES];
    private final float[] y = new float[MORE_TERMS * 8 * LANES];
    private final float[] z = new float[5 * 4 * LANES];
    private final FloatProduct g = new FloatProduct();
    private final FloatProduct columns = new FloatProduct();
    private final VectorFloatPanel panel = new VectorFloatPanel(Math.max(TERMS, LANES), 4 * LANES);
    private final VectorFloatDots dots = new VectorFloatDots();
    private final long[] marks = {0};
    private final int[] calls = new int[KINDS];

    private VectorFloatWarmth() {
        g.m = 5;
        g.n = 5;
        g.k = TERMS * LANES;
        g.x = x;
        g.xp = 1;
        g.y = y;
        g.yp = 1;
        g.z = z;
        g.zi = g.n;
        g.zj = 1;
        columns.x = x;
        columns.xi = 1;
        columns.xp = 4;
        columns.y = y;
        columns.yp = 4 * LANES;
        columns.yj = 1;
        columns.z = z;
    }

    /** What this machine uses. */
    static int all() {
        int wide = FOUR_BY_FOUR | FOUR_BY_FOUR << COLUMNS;
        int narrow = ROW_BLOCKS | COLUMN_BLOCKS;
        return (1 << KINDS) - 1 & ~(VectorWidth.perTile() == 2 ? wide : narrow);
    }

    /** Whether all of these may be used; if not, somebody is working on it when this returns. */
    static boolean has(int kinds) {
        int missing = kinds & ~warm;
        if ((missing & ~asked) != 0) {
            ask(missing);
        }
        return missing == 0;
    }

    /** Returns when all loops are used that ever will be. */
    static void await() throws InterruptedException {
        while (!has(ALL & ~refused)) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    @SuppressWarnings("NonAtomicOperationOnVolatileField") // under the lock
    private static void ask(int kinds) {
        synchronized (LOCK) {
            asked |= kinds;
            if (!rehearsing) {
                rehearsing = true;
                var thread = new Thread(new VectorFloatWarmth()::rehearse, "chainrule-rehearsal");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    /** Some calls of every kind that is asked for, in turns, so that the compiler gets them all soon. */
    private void rehearse() {
        long end = 0;
        int known = 0;
        int pending = next(0, 0);
        while (pending != 0) {
            if ((pending & ~known) != 0) {
                known |= pending;
                end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
            }
            int ready = 0;
            for (int i = 0; i < KINDS; i++) {
                if ((pending & 1 << i) != 0 && isFast(i)) {
                    ready |= 1 << i;
                }
            }
            pending = next(ready, System.nanoTime() - end < 0 ? 0 : pending & ~ready);
            LockSupport.parkNanos(PAUSE_MILLIS * 1_000_000L);
        }
    }

    /** Lets some be used and gives others up; what is still to be done, and if it is nothing this thread has ended. */
    @SuppressWarnings("NonAtomicOperationOnVolatileField") // under the lock
    private static int next(int ready, int hopeless) {
        synchronized (LOCK) {
            warm |= ready;
            refused |= hopeless;
            int pending = asked & ~warm & ~refused;
            rehearsing = pending != 0;
            return pending;
        }
    }

    private boolean isFast(int index) {
        int kind = 1 << index;
        int burst = calls[index] < CALLS ? MANY : calls[index] < MORE_CALLS ? SOME : FEW;
        boolean widest = (kind & (FOUR_BY_FOUR | FOUR_BY_FOUR << COLUMNS | SPARSE | ROW_BLOCKS | COLUMN_BLOCKS)) != 0;
        int terms = widest && calls[index] >= UNCOUNTED ? MORE_TERMS : TERMS;
        g.idle = ROUNDS - 1 - terms;
        columns.idle = g.idle;
        long best = Long.MAX_VALUE;
        for (int call = 0; call < burst; call++) {
            long start = System.nanoTime();
            run(kind, terms);
            best = Math.min(best, System.nanoTime() - start);
        }
        calls[index] += burst;
        return best <= (long) NANOS * terms * operations(kind);
    }

    /** Vector operations of a round; of the inner products all methods'; of what is not by rounds a third. */
    private static int operations(int kind) {
        return switch (kind) {
            case FOUR_BY_FOUR, FOUR_BY_FOUR << COLUMNS -> 24;
            case FOUR_BY_TWO, FOUR_BY_TWO << COLUMNS -> 14;
            case FOUR_BY_ONE, FOUR_BY_ONE << COLUMNS, ONE_BY_FOUR -> 9;
            case PANEL -> 2 * LANES;
            case COPY, SUMS -> 8;
            case SPARSE -> 3 + 12 + 17;
            case ROW_BLOCKS, COLUMN_BLOCKS -> 17 + 14 + 5 + 4 + 4;
            case DOTS -> 24 + 9 + 9 + 3;
            default -> 3;
        };
    }

    private void run(int kind, int terms) {
        int w = 4 * LANES;
        switch (kind) {
            case FOUR_BY_FOUR -> VectorFloatTile.fourByFour(g, 4, terms, 0, y, 0, w, z, 0, 0, z, 0, w);
            case FOUR_BY_TWO -> VectorFloatTile.fourByTwo(g, 4, TERMS, 0, y, 0, w, z, 0, 0, z, 0, w, LANES);
            case FOUR_BY_ONE -> VectorFloatTile.fourByOne(g, 4, TERMS, 0, y, 0, w, z, 0, 0, z, 0, w);
            case FOUR_BY_FOUR << COLUMNS ->
                VectorFloatTile.fourByFour(columns, 4, terms, 0, y, 0, w, z, 0, 0, z, 0, w);
            case FOUR_BY_TWO << COLUMNS ->
                VectorFloatTile.fourByTwo(columns, 4, TERMS, 0, y, 0, w, z, 0, 0, z, 0, w, LANES);
            case FOUR_BY_ONE << COLUMNS -> VectorFloatTile.fourByOne(columns, 4, TERMS, 0, y, 0, w, z, 0, 0, z, 0, w);
            case ONE_BY_FOUR -> VectorFloatTile.oneByFour(g, TERMS, 0, y, 0, w, z, 0, z, 0);
            case ONE_BY_ONE -> VectorFloatTile.oneByOne(g, TERMS, 0, y, 0, w, z, 0, z, 0);
            case PANEL -> panel.fill(g, 0, LANES, LANES);
            case COPY -> panel.fill(columns, 0, w, TERMS);
            case SPARSE -> {
                VectorFloatSparse.mark(x, 0, 0, 1, terms * LANES, marks, g.idle);
                VectorFloatSparse.isFinite(y, 0, terms / 2, z, g.idle);
                marks[0] = (1L << terms) - 1;
                VectorFloatSparse.rows(g, 1, x, 0, 0, marks, y, 0, z, 0, 0, 0);
            }
            case ROW_BLOCKS -> {
                VectorFloatBlockTile.five(g.idle, 5, terms, x, 0, 0, y, 0, z, 0, 0, z, 0, w, LANES);
                VectorFloatBlockTile.four(g.idle, 4, terms, x, 0, 0, y, 0, z, 0, 0, z, 0, w, LANES);
                blocks();
            }
            case COLUMN_BLOCKS -> {
                VectorFloatBlocks.pack(x, 0, LANES, 4, TERMS, z, 0, g.idle);
                VectorFloatBlockTile.fivePacked(g.idle, 5, terms, x, 0, y, 0, z, 0, 0, z, 0, w, LANES);
                VectorFloatBlockTile.fourPacked(g.idle, 4, terms, x, 0, y, 0, z, 0, 0, z, 0, w, LANES);
                blocks();
            }
            case DOTS -> dots.byVectors(g, 0, g.m);
            default -> {
                VectorFloatSums.four(x, 0, w, TERMS, z, 0, g.idle);
                VectorFloatSums.one(x, 0, w, TERMS, z, 0, g.idle);
            }
        }
    }

    /** What blocks for 16 registers have in common. */
    private void blocks() {
        VectorFloatTile.oneByTwo(g, TERMS, 0, y, 0, z, 0, z, 0, LANES);
        panel.fillTwo(columns, 0, 2 * LANES, TERMS, 0);
        panel.fillWhole(columns, 0, TERMS, 1);
    }
}
