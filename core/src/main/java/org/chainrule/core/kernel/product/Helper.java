package org.chainrule.core.kernel.product;

import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One thread of a {@link Crew}. It knows its crew weakly, and ends when there is none any more. */
final class Helper extends Thread {

    private static final int SPINS = 2000;
    private static final long PATIENCE = 1_000_000_000L;

    private static final int IDLE = 0;
    private static final int ORDERED = 1;
    private static final int WORKING = 2;

    private final WeakReference<Crew> crew;
    private final Parts parts;
    private final int index;

    private final AtomicInteger state = new AtomicInteger(IDLE);
    private @Nullable Throwable failure;
    private volatile boolean parked;
    private volatile @Nullable Thread waiting;

    Helper(Crew crew, Parts parts, int index) {
        super("chainrule-crew-" + index);
        setDaemon(true);
        this.crew = new WeakReference<>(crew);
        this.parts = parts;
        this.index = index;
    }

    /** Orders help with the parts as they are laid; the crew calls this from one thread at a time, and ends it before it orders again. */
    void order() {
        state.set(ORDERED); // publishes what was written before
        if (parked) {
            LockSupport.unpark(this);
        }
    }

    /**
     * Takes the order back if this thread has not begun, as on a processor that others use; else waits until it has no part in
     * hand any more. What a part threw, if anything.
     */
    @Nullable
    Throwable end() {
        if (state.compareAndSet(ORDERED, IDLE)) {
            return null;
        }
        for (int spin = 0; state.get() != IDLE && spin < SPINS; spin++) {
            Thread.onSpinWait();
        }
        if (state.get() != IDLE) {
            waiting = Thread.currentThread();
            while (state.get() != IDLE) {
                LockSupport.park(this);
            }
            waiting = null;
        }
        Throwable thrown = failure;
        failure = null;
        return thrown;
    }

    @Override
    public void run() {
        while (hasOrder()) {
            try {
                parts.take(index);
            } catch (RuntimeException | Error thrown) {
                failure = thrown;
            }
            state.set(IDLE);
            LockSupport.unpark(waiting); // nobody is null, and that is allowed
        }
    }

    /** Waits for an order; false if the crew is gone. */
    private boolean hasOrder() {
        for (int spin = 0; spin < SPINS; spin++) {
            if (begins()) {
                return true;
            }
            Thread.onSpinWait();
        }
        parked = true;
        while (!begins()) {
            if (crew.refersTo(null)) {
                return false;
            }
            LockSupport.parkNanos(this, PATIENCE);
        }
        parked = false;
        return true;
    }

    private boolean begins() {
        return state.get() == ORDERED && state.compareAndSet(ORDERED, WORKING);
    }
}
