package org.chainrule.core.kernel.product;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The parts of one piece of work. Every thread of a {@link Crew} has as many as the others, neighbours, and takes them from the first
 * on; who has none left takes the last one of another thread. So a thread that is not slower than the others finds in the cache of its
 * processor what it has left there: the rows of W that it has updated, and those of ∂L/∂W. With two threads the update of W7 takes 80 µs
 * instead of 117, that of W3 12 instead of 20, in floats (December 2026, Zen 5, medians).
 */
final class Parts {

    private static final Crew.Work NOTHING = (index, thread) -> {};

    /** Numbers from one thread's parts to the next's: they are not to share a line of a cache. */
    private static final int APART = 16;

    private final int threads;

    /** Of every thread the first of its parts that are left and, in the upper half, their end. */
    private final AtomicLongArray left;

    private Crew.Work work = NOTHING;

    /** For so many threads. */
    Parts(int threads) {
        this.threads = threads;
        left = new AtomicLongArray(threads * APART);
    }

    /** Lays out work; nobody takes parts at this time. */
    void lay(Crew.Work piece, int count) {
        work = piece;
        for (int thread = 0; thread < threads; thread++) {
            left.set(thread * APART, range(share(count, thread), share(count, thread + 1)));
        }
    }

    private int share(int count, int thread) {
        return (int) ((long) count * thread / threads);
    }

    /** Holds on to nobody's work any more. */
    void clear() {
        work = NOTHING;
    }

    /** Does parts until none is left. If one throws, those that nobody has begun are left out. */
    void take(int thread) {
        boolean done = false;
        try {
            for (int next = 0; next < threads; next++) {
                takeOf((thread + next) % threads, thread);
            }
            done = true;
        } finally {
            for (int of = 0; of < threads && !done; of++) {
                left.set(of * APART, 0);
            }
        }
    }

    private void takeOf(int owner, int thread) {
        int place = owner * APART;
        for (long range = left.get(place); first(range) < end(range); range = left.get(place)) {
            boolean own = owner == thread;
            long rest = own ? range(first(range) + 1, end(range)) : range(first(range), end(range) - 1);
            if (left.compareAndSet(place, range, rest)) {
                work.part(own ? first(range) : end(range) - 1, thread);
            }
        }
    }

    private static long range(int first, int end) {
        return (long) end << Integer.SIZE | first;
    }

    private static int first(long range) {
        return (int) range;
    }

    private static int end(long range) {
        return (int) (range >>> Integer.SIZE);
    }
}
