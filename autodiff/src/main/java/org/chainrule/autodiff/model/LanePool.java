package org.chainrule.autodiff.model;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/** Free lanes for one number of rows. Taking and giving back neither locks nor allocates. */
final class LanePool {

    /** Lanes that are kept; a caller beyond so many at a time gets a new one, which is dropped afterwards. */
    private static final int KEPT = 64;

    private final int rows;
    private final Supplier<Lane> maker;
    private final AtomicReferenceArray<Lane> free = new AtomicReferenceArray<>(KEPT);

    LanePool(int rows, Supplier<Lane> maker) {
        this.rows = rows;
        this.maker = maker;
    }

    int rows() {
        return rows;
    }

    /** A lane that nobody else has. */
    Lane take() {
        int start = start();
        for (int i = 0; i < KEPT; i++) {
            int slot = (start + i) % KEPT;
            if (free.get(slot) != null) {
                var lane = free.getAndSet(slot, null);
                if (lane != null) {
                    return lane;
                }
            }
        }
        return maker.get();
    }

    void giveBack(Lane lane) {
        int start = start();
        for (int i = 0; i < KEPT; i++) {
            if (free.compareAndSet((start + i) % KEPT, null, lane)) {
                return;
            }
        }
    }

    /** Threads begin at different slots, so that they seldom want the same one. */
    private static int start() {
        return (int) (Thread.currentThread().getId() % KEPT);
    }
}
