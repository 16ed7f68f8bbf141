package org.chainrule.examples.command;

import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;

/** Ctrl-C: the training ends at the next batch boundary and writes its checkpoint before the process ends. */
final class Interruption {

    private volatile boolean asked;

    /** Whether the training is to end. */
    boolean isAsked() {
        return asked;
    }

    /** Asks the training to end. */
    void ask() {
        asked = true;
    }

    /** Does work during which the end of the process waits for the end of the work. */
    <T> T during(Supplier<T> work) {
        var done = new CountDownLatch(1);
        var hook = new Thread(() -> {
            ask();
            awaitUninterrupted(done);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.get();
        } finally {
            done.countDown();
            if (!asked) {
                remove(hook);
            }
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // The process has begun to end; the hook finds the work done.
        }
    }

    private static void awaitUninterrupted(CountDownLatch done) {
        try {
            done.await();
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
        }
    }
}
