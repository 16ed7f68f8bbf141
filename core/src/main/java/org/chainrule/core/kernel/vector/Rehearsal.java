package org.chainrule.core.kernel.vector;

/**
 * A loop of vectors that is called until C2 has compiled it.
 *
 * <p>C2 compiles a method after 600 calls if those and the rounds of its loops are more than 15,000 together
 * ({@code Tier4CompileThreshold}), looked at after every 8,192 rounds and counted from when C1 has compiled it with counters,
 * some 200 calls and a pause or two after the first. When C2 has much to do C1 compiles it without, and again 328 calls or more
 * later. It does not matter what the rounds are. Those of a loop with vectors make 300 to 2,600 bytes of objects, so most calls
 * count to {@value #ROUNDS} and compute nothing; a few compute, which is what C2 learns the loops' lengths and branches from, and
 * whose time is taken.
 */
final class Rehearsal {

    /** Rounds of a call: 16,384, the second look, are then 655 calls; with more than 27 it would find fewer than 600. */
    private static final int ROUNDS = 25;

    /**
     * Of these, rounds of the loop of vectors in a call that computes. With up to 6 C2 takes it for a loop that hardly turns and
     * keeps registers for other things: 17.1 cycles a round of the widest tile instead of 16.4. With 16 it does so in the blocks
     * for 16 registers, which are then 7 % slower (November 2026, JDK 25, Zen 4 and Zen 3).
     */
    static final int TERMS = 8;

    /**
     * The same for a loop of at most {@value #LIGHT} vector operations: with fewer rounds it takes not much less time as objects
     * than it takes to call it.
     */
    static final int MORE_TERMS = 32;

    /** As above. */
    private static final int LIGHT = 5;

    /** Calls until C2 should have been asked. */
    private static final int CALLS = 1250;

    /** The same if it had much to do. */
    private static final int MORE_CALLS = 2500;

    /** Calls between two pauses, before and after the first of those. */
    private static final int MANY = 50;

    /** As above: C2 is at work by then, and what it needs has mostly been counted. */
    private static final int SOME = 12;

    /**
     * Calls between two pauses that compute. The first after a pause is slow even when compiled: with 2 loops are found to be fast
     * half a second later, with 4 there are a third more objects.
     */
    private static final int FEW = 3;

    /** At most this long for a vector operation. Compiled, no loop took more than half of that, its call included (Zen 3, JDK 25). */
    private static final int NANOS = 5;

    private static final long CLOCK = clock();

    private final int kinds;
    private final int terms;
    private final long most;
    private final Loop loop;
    private int calls;
    private boolean fast;

    /** A loop. */
    @FunctionalInterface
    interface Loop {

        /** A call of so many rounds of it, if any, after so many idle ones. */
        void run(int terms, int idle);
    }

    /** The loop that these kinds of products need, with so many vector operations in a round. */
    Rehearsal(int kinds, int operations, Loop loop) {
        this(kinds, operations, operations > LIGHT ? TERMS : MORE_TERMS, loop);
    }

    /** The same, of which a call that computes makes so many rounds. */
    Rehearsal(int kinds, int operations, int terms, Loop loop) {
        this.kinds = kinds;
        this.terms = terms;
        this.most = CLOCK + (long) NANOS * operations * terms;
        this.loop = loop;
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

    /** The kinds of products that need it. */
    int kinds() {
        return kinds;
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
