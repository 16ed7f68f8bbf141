package org.chainrule.core.kernel.product;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * A calling thread and its helpers, who carry out the parts of one piece of work at the same time. Each begins with parts of its own,
 * the same in every piece; who has done those takes others' ({@link Parts}), because processors that others use as well are not equally
 * fast; a helper that has not begun when no part is left is not waited for.
 *
 * <p>Helpers are daemon threads, started at the first piece of work, kept, and ended within about a second after the crew
 * has become unreachable. Between pieces they spin for 30 to 60 µs, because handing over to a spinning thread costs 0.1 to 0.25 µs and
 * waking a parked one 1 µs or more, or 30 µs on a virtual machine whose processor has to be woken as well (which takes 70 µs), and then
 * park, because a spinning thread on a busy machine takes the time of those who work (two threads, two cores; Zen 4 and Zen 5, November and
 * December 2026). A crew of one starts no thread. Nothing is allocated per piece.
 *
 * <p>A crew may be shared: while it works for one thread, another does all parts of its own work by itself.
 */
public final class Crew {

    /** Work in parts, several of which may run at the same time. */
    public interface Work {
        /** Does one part, as this thread of the crew: 0 is the caller. What belongs to a thread is used by one part at a time. */
        void part(int index, int thread);
    }

    private final int threads;
    private final Helper[] helpers;
    private final Parts parts;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final Work consuming = (index, thread) -> consume(index);
    private IntConsumer consumer = Crew::nothing;
    private boolean started;

    /** A crew of the caller and {@code threads − 1} helpers. */
    public Crew(int threads) {
        if (threads < 1) {
            throw new IllegalArgumentException("kernels: found " + threads + " threads; give at least 1");
        }
        this.threads = threads;
        this.helpers = new Helper[threads - 1];
        this.parts = new Parts(threads);
    }

    /** Number of threads, the caller's included. */
    public int threads() {
        return threads;
    }

    /** Does so many parts and returns when all are done. What a part throws is thrown here; some are not done then. */
    public void run(int count, Work work) {
        if (!begins(count)) {
            for (int index = 0; index < count; index++) {
                work.part(index, 0);
            }
            return;
        }
        try {
            together(count, work);
        } finally {
            busy.set(false);
        }
    }

    /** The same for parts that need not know their thread. */
    public void run(int count, IntConsumer part) {
        if (!begins(count)) {
            for (int index = 0; index < count; index++) {
                part.accept(index);
            }
            return;
        }
        try {
            consumer = part;
            together(count, consuming);
        } finally {
            consumer = Crew::nothing;
            busy.set(false);
        }
    }

    /** Whether helpers are to take part; then they are this caller's until it is not busy any more. */
    private boolean begins(int count) {
        return threads > 1 && count > 1 && busy.compareAndSet(false, true);
    }

    private static void nothing(int index) {}

    private void consume(int index) {
        consumer.accept(index);
    }

    private void together(int count, Work work) {
        if (!started) {
            started = true;
            for (int i = 0; i < helpers.length; i++) {
                helpers[i] = new Helper(this, parts, i + 1);
                helpers[i].start();
            }
        }
        parts.lay(work, count);
        int wanted = Math.min(helpers.length, count - 1);
        for (int i = 0; i < wanted; i++) {
            helpers[i].order();
        }
        Throwable failure = null;
        try {
            parts.take(0);
        } catch (RuntimeException | Error thrown) {
            failure = thrown;
        }
        for (int i = 0; i < wanted; i++) {
            Throwable thrown = helpers[i].end();
            failure = failure == null ? thrown : failure;
        }
        parts.clear();
        if (failure instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (failure instanceof Error error) {
            throw error;
        }
    }
}
