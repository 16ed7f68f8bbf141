package org.chainrule.examples.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Ctrl-C: the training ends at the next batch boundary and writes its checkpoint before the process ends. A second Ctrl-C
 * ends the process at once; the checkpoint is then the one before, since a checkpoint is never written in place.
 */
final class Interruption {

    /** What shells report of a process that Ctrl-C ended: 128 and the number of the signal, 2. */
    private static final int ENDED_BY_SECOND_REQUEST = 130;

    private static final long MILLISECONDS_BETWEEN_LOOKS = 20;

    private final Runnable onRequest;
    private volatile boolean asked;

    /** One that tells nobody. */
    Interruption() {
        this(() -> {});
    }

    /** One that tells, when the process is asked to end while work is being done. */
    Interruption(Runnable onRequest) {
        this.onRequest = onRequest;
    }

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
            onRequest.run();
            awaitOrEnd(done);
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

    private static void awaitOrEnd(CountDownLatch done) {
        try {
            while (!done.await(MILLISECONDS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS)) {
                if (requests() > 1) {
                    Runtime.getRuntime().halt(ENDED_BY_SECOND_REQUEST);
                }
            }
        } catch (InterruptedException wanted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Signals that ask this process to end and are waiting for it. Each waits in a thread that the JVM names after it; a
     * handler of one's own would take {@code sun.misc.Signal}, which javac warns of and does not let one answer for.
     */
    private static long requests() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("SIG(INT|TERM|HUP) handler"))
                .count();
    }
}
