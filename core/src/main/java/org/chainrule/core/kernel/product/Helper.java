package org.chainrule.core.kernel.product;

import java.lang.ref.WeakReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** One thread of a {@link Crew}. It knows its crew weakly, and ends when there is none any more. */
final class Helper extends Thread {

    private static final int SPINS = 2000;
    private static final long PATIENCE = 1_000_000_000L;
    private static final Crew.Work NOTHING = index -> {};

    private final WeakReference<Crew> crew;
    private final int index;

    private Crew.Work work = NOTHING;
    private @Nullable Throwable failure;
    private volatile int ordered;
    private volatile int done;
    private volatile boolean parked;
    private volatile @Nullable Thread waiting;

    Helper(Crew crew, int index) {
        super("chainrule-crew-" + index);
        setDaemon(true);
        this.crew = new WeakReference<>(crew);
        this.index = index;
    }

    /** Orders one part; the crew calls this from one thread at a time, and awaits before it orders again. */
    void order(Crew.Work piece) {
        work = piece;
        ordered = done + 1; // publishes what was written before
        if (parked) {
            LockSupport.unpark(this);
        }
    }

    /** Waits until the part is done; what it threw, if anything. */
    @Nullable
    Throwable await() {
        for (int spin = 0; done != ordered && spin < SPINS; spin++) {
            Thread.onSpinWait();
        }
        if (done != ordered) {
            waiting = Thread.currentThread();
            while (done != ordered) {
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
                work.part(index);
            } catch (RuntimeException | Error thrown) {
                failure = thrown;
            }
            work = NOTHING; // holds on to nobody while idle
            done = ordered;
            LockSupport.unpark(waiting); // nobody is null, and that is allowed
        }
    }

    /** Waits for an order; false if the crew is gone. */
    private boolean hasOrder() {
        for (int spin = 0; spin < SPINS; spin++) {
            if (ordered != done) {
                return true;
            }
            Thread.onSpinWait();
        }
        parked = true;
        while (ordered == done) {
            if (crew.refersTo(null)) {
                return false;
            }
            LockSupport.parkNanos(this, PATIENCE);
        }
        parked = false;
        return true;
    }
}
