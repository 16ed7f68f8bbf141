package org.chainrule.core.kernel.vector;

import java.util.concurrent.locks.LockSupport;

/**
 * Which loops of vectors have been compiled. Until C2 has compiled it, such a loop is a hundred times slower than plain loops
 * of the same bits, and every vector in it is an object; so the first product that wants one is computed plainly and has it
 * rehearsed: a daemon thread calls the loop about as often as C2 asks for ({@link Rehearsal}), waits until it is
 * fast, and ends. What is not fast after {@value #PATIENCE_SECONDS} s, because there is no C2 or it has left the vectors objects,
 * is never used. Its float twin is derived from this file; edit this one.
 */
final class VectorDoubleWarmth {

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

    /** Blocks one vector wide, where the terms of x are neighbours. */
    static final int THIN_BLOCKS = 1 << 15;

    /** Tiles of four rows and four vectors of a panel, where the terms of x are neighbours. */
    static final int FOUR_BY_FOUR_PACKED = 1 << 16;

    /** Tiles of eight rows and three vectors. */
    static final int TALL = 1 << 17;

    private static final int KINDS = 18;
    private static final int ALL = all();
    private static final int PATIENCE_SECONDS = 30;

    /** If this property is true nothing is rehearsed and vectors compute from the first call: for tests where there is no C2. */
    private static final String AT_ONCE = "org.chainrule.core.kernel.vectorsAtOnce";

    private static final int PAUSE_MILLIS = 4;

    private static final Object LOCK = new Object();

    @SuppressWarnings("NonFinalStaticField") // read before every product
    private static volatile int warm = Boolean.getBoolean(AT_ONCE) ? ALL : 0;

    @SuppressWarnings("NonFinalStaticField") // written under the lock
    private static volatile int asked;

    @SuppressWarnings("NonFinalStaticField") // written under the lock
    private static volatile int refused;

    @SuppressWarnings("NonFinalStaticField") // under the lock
    private static boolean rehearsing;

    private VectorDoubleWarmth() {}

    /** What this machine uses. */
    static int all() {
        int wide = FOUR_BY_FOUR | FOUR_BY_FOUR << COLUMNS | TALL;
        int narrow = ROW_BLOCKS | COLUMN_BLOCKS | THIN_BLOCKS;
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
                var thread = new Thread(VectorDoubleWarmth::rehearse, "chainrule-rehearsal");
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    /** Some calls of every loop that is asked for, in turns, so that the compiler gets them all soon. */
    private static void rehearse() {
        var rehearsals = new VectorDoubleRehearsals();
        long end = 0;
        int known = 0;
        int pending = next(0, 0);
        while (pending != 0) {
            if ((pending & ~known) != 0) {
                known |= pending;
                end = System.nanoTime() + PATIENCE_SECONDS * 1_000_000_000L;
            }
            int ready = rehearsals.ready(pending);
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
}
