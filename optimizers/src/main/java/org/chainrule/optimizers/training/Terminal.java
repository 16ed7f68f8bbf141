package org.chainrule.optimizers.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Whether someone is watching the standard output, so that a line on it may be rewritten. */
public enum Terminal {
    /** A terminal. */
    PRESENT,
    /** A file, a pipe, a build server, or a terminal that cannot rewrite a line. */
    ABSENT;

    private static final Path STANDARD_OUTPUT = Path.of("/proc/self/fd/1");

    /**
     * Judges the standard output of this process.
     *
     * <p>{@link System#console()} alone will not do: JDK 22 to 24 give a console although the output is redirected. Where the
     * system shows what file descriptor 1 is (Linux), a device must be behind it. {@code TERM} being {@code dumb} and
     * {@code CI} being set speak against a terminal.
     */
    @SuppressWarnings("SystemConsoleNull") // true, and the reason for the other two questions
    public static Terminal detect() {
        return System.console() != null && speaksFor(System.getenv()) && isDevice(STANDARD_OUTPUT) ? PRESENT : ABSENT;
    }

    static boolean speaksFor(Map<String, String> environment) {
        return !"dumb".equals(environment.get("TERM")) && !environment.containsKey("CI");
    }

    /** Whether this leads to a device other than the null device; true where it cannot be told. */
    static boolean isDevice(Path descriptor) {
        if (!Files.isSymbolicLink(descriptor)) {
            return true;
        }
        try {
            var target = Files.readSymbolicLink(descriptor);
            return target.startsWith("/dev") && !target.equals(Path.of("/dev/null"));
        } catch (IOException unreadable) {
            return true;
        }
    }
}
