package org.chainrule.autodiff;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;

/** Counts the bytes that the calling thread allocates. */
public final class Allocation {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int COUNTINGS = 40;

    /** Between countings, in ms: on a busy machine the compiler gets no processor while the countings run. */
    private static final long PAUSE = 25;

    private Allocation() {}

    /**
     * Bytes allocated by this many runs in the steady state: the least of several countings in a row, the first zero ending
     * them. What a run allocates is in every counting. What is not in every counting is the machine's own: the first run
     * builds plans and loads classes, vectors are objects until they are compiled into registers, and whoever asks for a
     * method to be compiled first loads the classes that its signature names.
     */
    public static long bytes(int runs, Runnable action) {
        action.run();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < COUNTINGS && least > 0; i++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int run = 0; run < runs; run++) {
                action.run();
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
            if (least > 0) {
                LockSupport.parkNanos(PAUSE * 1_000_000);
            }
        }
        return least;
    }
}
