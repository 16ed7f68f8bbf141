package org.chainrule.examples.command;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.chainrule.optimizers.training.Terminal;

/** A training in a process of its own that never comes to the end of its second epoch, as one whose batches take hours. */
final class StuckTraining {

    /** What it prints when it is stuck. */
    static final String STUCK = "stuck";

    private StuckTraining() {}

    /** Runs a command line; the line of the second epoch is never printed. */
    public static void main(String[] args) {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8) {
            @Override
            public void println(String line) {
                if (line.matches(" +2 .*")) {
                    super.println(STUCK);
                    waitForEver();
                }
                super.println(line);
            }
        };
        System.exit(ChainruleCommand.run(
                args, new Console(out, System.err, Terminal.ABSENT, Console.Ink.PLAIN, Console.Voice.FULL)));
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException unwanted) {
            throw new IllegalStateException(unwanted);
        }
    }
}
