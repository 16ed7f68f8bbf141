package org.chainrule.examples.command;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.examples.Main;
import org.chainrule.optimizers.training.Terminal;
import org.junit.jupiter.api.Assumptions;

/**
 * A command line run in this process.
 *
 * @param code exit code
 * @param out what it printed
 * @param err what it refused
 */
record CommandLineRun(int code, String out, String err) {

    static CommandLineRun of(Object... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Main.run(Arrays.stream(words).map(String::valueOf).toArray(String[]::new), stream(out), stream(err));
        return new CommandLineRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Settings as the main job has them, printing into the given bytes. */
    static Settings settings(ByteArrayOutputStream out, Path folder) {
        var console = new Console(stream(out), stream(out), Terminal.ABSENT, Console.Ink.PLAIN, Console.Voice.FULL);
        return new Settings(42, KernelChoice.reproducible(), Precision.FLOAT64, java.util.Optional.of(folder), console);
    }

    /** A file or folder of the real data sets; the test is skipped where they are not. */
    static Path realData(String name) {
        String folder = System.getProperty("chainrule.data", "");
        if (folder.isEmpty()) {
            folder = System.getenv().getOrDefault("CHAINRULE_DATA", "");
        }
        if (folder.isEmpty()) {
            String reason = "skipped: " + name + " is needed; name the folder of the data sets with -Dchainrule.data=";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
        return Path.of(folder).resolve(name);
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
