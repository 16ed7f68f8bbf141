package org.chainrule.examples;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.chainrule.examples.command.ChainruleCommand;
import org.chainrule.examples.command.Console;
import org.chainrule.optimizers.training.Terminal;

/** Entry of the command line. */
public final class Main {

    private Main() {}

    /** Runs the command and exits with 0 (ok), 1 (a check failed) or 2 (usage or bad input). */
    public static void main(String[] args) {
        // UTF-8 whatever the locale, so that the same run prints the same bytes everywhere.
        var kept = new KeptFailure(new FileOutputStream(FileDescriptor.out));
        var out = new PrintStream(kept, true, StandardCharsets.UTF_8);
        var err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        var noColor = System.getenv("NO_COLOR");
        var terminal = Terminal.detect();
        var ink = terminal == Terminal.PRESENT && (noColor == null || noColor.isEmpty())
                ? Console.Ink.COLOURED
                : Console.Ink.PLAIN;
        int ended = ChainruleCommand.run(args, new Console(out, err, terminal, ink, Console.Voice.FULL));
        out.flush();
        System.exit(kept.exitCode(ended, err));
    }

    /** Runs the command as if there were no terminal, in this process; returns the exit code. */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return ChainruleCommand.run(
                args, new Console(out, err, Terminal.ABSENT, Console.Ink.PLAIN, Console.Voice.FULL));
    }
}
