package org.chainrule.core.kernel.product;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A calling thread and its helpers, who carry out the parts of one piece of work at the same time.
 *
 * <p>Helpers are daemon threads, started at the first piece of work, kept, and ended within about a second after the crew
 * has become unreachable. Between pieces they spin for some 30 µs, because handing over to a spinning thread costs 0.1 µs and
 * waking a parked one 1 µs or more, and then park, because a spinning thread on a busy machine takes the time of those who work
 * (two threads, two cores; November 2026). A crew of one starts no thread. Nothing is allocated per piece.
 *
 * <p>A crew may be shared: while it works for one thread, another does all parts of its own work by itself.
 */
public final class Crew {

    /** Work in as many parts as the crew has threads; parts may run at the same time. */
    public interface Work {
        /** Does one part. */
        void part(int index);
    }

    private final int threads;
    private final Helper[] helpers;
    private final AtomicBoolean busy = new AtomicBoolean();
    private boolean started;

    /** A crew of the caller and {@code threads − 1} helpers. */
    public Crew(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("kernels: found " + threads + " threads; give at least 1");
        }
        this.threads = threads;
        this.helpers = new Helper[threads - 1];
    }

    /** Number of threads, the caller's included. */
    public int threads() {
        return threads;
    }

    /** Does every part and returns when all are done. What a part throws is thrown here. */
    public void run(Work work) {
        if (threads == 1 || !busy.compareAndSet(false, true)) {
            for (int index = 0; index < threads; index++) {
                work.part(index);
            }
            return;
        }
        try {
            together(work);
        } finally {
            busy.set(false);
        }
    }

    private void together(Work work) {
        if (!started) {
            started = true;
            for (int i = 0; i < helpers.length; i++) {
                helpers[i] = new Helper(this, i + 1);
                helpers[i].start();
            }
        }
        for (Helper helper : helpers) {
            helper.order(work);
        }
        Throwable failure = null;
        try {
            work.part(0);
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
        }
        for (Helper helper : helpers) {
            Throwable thrown = helper.await();
            failure = failure == null ? thrown : failure;
        }
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }
}
