package org.chainrule.core.kernel.product;

import java.util.concurrent.atomic.AtomicInteger;

/** The parts of one piece of work, which the threads of a {@link Crew} take one after the other until there is none left. */
final class Parts {

    private static final Crew.Work NOTHING = (index, thread) -> {};

    private final AtomicInteger next = new AtomicInteger();
    private Crew.Work work = NOTHING;
    private int count;

    /** Lays out work; nobody takes parts at this time. */
    void lay(Crew.Work piece, int parts) {
        work = piece;
        count = parts;
        next.set(0);
    }

    /** Holds on to nobody's work any more. */
    void clear() {
        work = NOTHING;
    }

    /** Does parts until none is left. If one throws, those that nobody has begun are left out. */
    void take(int thread) {
        boolean done = false;
        try {
            for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
                work.part(index, thread);
            }
            done = true;
        } finally {
            if (!done) {
                next.set(count);
            }
        }
    }
}
