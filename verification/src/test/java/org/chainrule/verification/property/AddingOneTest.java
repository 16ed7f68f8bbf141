package org.chainrule.verification.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Adds an activation in the three places of the README to a copy of the sources, compiles all modules and runs what must
 * hold of it. If a fourth place were needed, the copy would not compile or {@link AddedActivation} would complain.
 */
class AddingOneTest {

    private static final String FUNCTIONS = "org/chainrule/core/function";

    /** What the tests of core demand of every function; it is compiled against the changed core. */
    private static final String FORMS_CENSUS = "org.chainrule.core.kernel.vector.VectorFormsCensus";

    /** A cubic: value, slope, datasheet. */
    private static final String RECORD = """
            package org.chainrule.core.function;

            /** Damped cubic: f(x) = x³/8 + x/2, f′(x) = 3x²/8 + 1/2. */
            public record DampedCubic() implements ScalarFunction {

                @Override
                public String name() {
                    return "damped-cubic";
                }

                @Override
                public double value(double x) {
                    return x * (x * x / 8 + 0.5);
                }

                @Override
                public double slope(double x, double y) {
                    return 0.375 * x * x + 0.5;
                }

                @Override
                public Datasheet datasheet() {
                    return Datasheet.of("x^3 / 8 + x / 2", "3 * x^2 / 8 + 1 / 2")
                            .slopeLimits(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)
                            .monotone(Monotone.NON_DECREASING)
                            .ulps(2, 2)
                            .reads(Reads.INPUTS)
                            .specimens(this);
                }
            }
            """;

    @TempDir
    private Path copy;

    @Test
    void threePlacesAreEnough() throws Exception {
        assertThat(complaintsAbout(RECORD, true)).isEmpty();
    }

    /** Planted: the third place left out. */
    @Test
    void aMissingLineInTheIndexIsNoticed() throws Exception {
        assertThat(complaintsAbout(RECORD, false)).singleElement().asString().contains("DampedCubic");
    }

    /** Planted: a slope that is off by one part in a million. */
    @Test
    void aWrongSlopeIsNoticed() throws Exception {
        assertThat(complaintsAbout(RECORD.replace("0.375 * x * x", "0.375000375 * x * x"), true))
                .anyMatch(line -> line.contains("slope of damped-cubic: FAIL"));
    }

    private List<String> complaintsAbout(String record, boolean indexed) throws Exception {
        var sources = copy.resolve("sources");
        copyTree(Path.of("../core/src/main/java"), sources);
        Files.writeString(sources.resolve(FUNCTIONS + "/DampedCubic.java"), record);
        edit(sources.resolve(FUNCTIONS + "/ScalarFunction.java"), "CustomFunction,", "CustomFunction, DampedCubic,");
        if (indexed) {
            edit(sources.resolve(FUNCTIONS + "/ScalarFunctions.java"), "List.of(", "List.of(new DampedCubic(),");
        }
        var classes = compile(sources);
        var complaints = new ArrayList<>(said(classes, AddedActivation.class.getName(), "damped-cubic"));
        complaints.addAll(said(classes, FORMS_CENSUS, ""));
        return complaints;
    }

    private List<String> said(Path classes, String main, String argument) throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--add-modules",
                        "jdk.incubator.vector",
                        "-cp",
                        classes + File.pathSeparator + classPath(),
                        main,
                        argument)
                .redirectErrorStream(true)
                .redirectOutput(copy.resolve("out.txt").toFile())
                .start();
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        var lines = new ArrayList<>(Files.readAllLines(copy.resolve("out.txt"), StandardCharsets.UTF_8));
        lines.removeIf(line -> line.startsWith("WARNING: Using incubator modules"));
        assertThat(lines).last().isEqualTo("done");
        return lines.subList(0, lines.size() - 1);
    }

    /** Every main source of the modules that could know a function by name, against the changed core. */
    private Path compile(Path core) throws IOException {
        var classes = copy.resolve("classes");
        var arguments = new ArrayList<>(List.of(
                "-d", classes.toString(), "-cp", classPath(), "-proc:none", "-nowarn", "-XDignore.symbol.file"));
        arguments.addAll(List.of("--add-modules", "jdk.incubator.vector", "-encoding", "UTF-8"));
        for (Path root : List.of(
                core,
                Path.of("../autodiff/src/main/java"),
                Path.of("../optimizers/src/main/java"),
                Path.of("src/main/java"))) {
            try (Stream<Path> files = Files.walk(root)) {
                files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java"))
                        .forEach(file -> arguments.add(file.toString()));
            }
        }
        arguments.add("../core/src/test/java/" + FORMS_CENSUS.replace('.', '/') + ".java");
        var said = new java.io.ByteArrayOutputStream();
        int exit = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "a JDK, not a JRE, runs the tests")
                .run(null, said, said, arguments.toArray(new String[0]));
        assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isZero();
        return classes;
    }

    /** Surefire keeps the real class path in a property of its own. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private static void edit(Path file, String from, String to) throws IOException {
        String text = Files.readString(file);
        assertThat(text.split(java.util.regex.Pattern.quote(from), -1))
                .as("%s in %s", from, file)
                .hasSize(2);
        Files.writeString(file, text.replace(from, to));
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
