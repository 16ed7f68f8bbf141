package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a Java of a test's own said, in which nothing had been loaded or compiled before, and no option from the environment was
 * taken.
 *
 * @param exit its exit code
 * @param out lines of its standard output
 * @param err lines of its standard error
 */
public record OwnJava(int exit, List<String> out, List<String> err) {

    /** Twice of what the longest of them asks for, which adds for a minute. */
    private static final int SECONDS = 120;

    /** The flag for the Vector API. */
    public static final String VECTORS = "--add-modules=jdk.incubator.vector";

    /** Runs a Java with these arguments to its end, with two files in this folder. */
    public static OwnJava run(Path folder, List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(arguments);
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeAll(List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS"));
        Process java = builder.start();
        try {
            assertThat(java.waitFor(SECONDS, TimeUnit.SECONDS))
                    .as("ended within %d s", SECONDS)
                    .isTrue();
        } finally {
            java.destroyForcibly();
        }
        return new OwnJava(
                java.exitValue(),
                Files.readAllLines(out, StandardCharsets.UTF_8),
                Files.readAllLines(err, StandardCharsets.UTF_8));
    }

    /** The same, and what it printed, if it ended well; else the test fails with what it said. */
    public static List<String> printed(Path folder, List<String> arguments) throws IOException, InterruptedException {
        var java = run(folder, arguments);
        assertThat(java.exit())
                .as(() -> "exit code; it said " + String.join(System.lineSeparator(), java.err()))
                .isZero();
        return java.out();
    }

    /** The class path of the tests, with the classes that are tested behind it. */
    public static String classPath() {
        return System.getProperty("java.class.path") + File.pathSeparator + Path.of("target", "classes");
    }
}
