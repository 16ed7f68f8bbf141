package org.chainrule.optimizers;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Counts the bytes that this thread allocates. */
public final class AllocationCounter {

    private static final int ROUNDS = 5;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocationCounter() {}

    /** Bytes allocated by this thread so far. */
    public static long bytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /**
     * Bytes that {@code times} calls allocate in the steady state: the least of five rounds after a warm-up round. What
     * happens once (a class is loaded, a method compiled) cannot be in every round; what happens per call is.
     */
    public static long steady(int times, Runnable action) {
        repeat(times, action);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long before = bytes();
            repeat(times, action);
            least = Math.min(least, bytes() - before);
        }
        return least;
    }

    private static void repeat(int times, Runnable action) {
        for (int i = 0; i < times; i++) {
            action.run();
        }
    }
}
