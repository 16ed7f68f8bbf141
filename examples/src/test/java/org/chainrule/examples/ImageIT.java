package org.chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged modules in a JVM of their own: module path and class path, with and without the vector module. */
class ImageIT {

    private static final Path MODULES = Path.of("target", "modules").toAbsolutePath();

    @TempDir
    private Path folder;

    private record Outcome(int exit, String out, String err) {}

    @Test
    void onTheModulePathNoFlagIsNeededForTheVectorKernels() throws Exception {
        var outcome = run(List.of("-p", MODULES.toString(), "-m", "org.chainrule.examples", "kernels"));
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("kernels: vector (").doesNotContain("refused");
    }

    @Test
    void onTheClassPathWithoutTheFlagTheVectorKernelsSayWhatIsMissing() throws Exception {
        var outcome = run(List.of("-cp", MODULES + "/*", "org.chainrule.examples.Main", "kernels"));
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .contains("kernels: java (")
                .contains("vector refused: start Java with --add-modules jdk.incubator.vector");
    }

    @Test
    void onTheClassPathWithTheFlagTheVectorKernelsAreChosen() throws Exception {
        var outcome = run(List.of(
                "--add-modules",
                "jdk.incubator.vector",
                "-cp",
                MODULES + "/*",
                "org.chainrule.examples.Main",
                "kernels"));
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("kernels: vector (").doesNotContain("refused");
    }

    @Test
    void theMainJobWritesReportAndModelAndExitsWithZero() throws Exception {
        var report = folder.resolve("report");
        var outcome =
                run(List.of("-p", MODULES.toString(), "-m", "org.chainrule.examples", "--out", report.toString()));
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(report.resolve("index.html")).isNotEmptyFile();
        assertThat(report.resolve("model.safetensors")).isNotEmptyFile();
        assertThat(outcome.out()).contains("index.html").contains("model.safetensors");
    }

    /** Formulas name components of records, which reflection reads; modules must let it. */
    @Test
    void lessonESaysTheSameOnBothPaths() throws Exception {
        var modules = run(List.of("-p", MODULES.toString(), "-m", "org.chainrule.examples", "lesson", "E"));
        assertThat(modules.exit()).as(modules.err()).isZero();
        assertThat(modules.out()).containsPattern("quartic-error, SUM: FAIL\\R(?: .*\\R)*? *value: 0 of 48 agree");
        var classes = run(List.of("-cp", MODULES + "/*", "org.chainrule.examples.Main", "lesson", "E"));
        assertThat(modules.out()).isEqualTo(classes.out());
    }

    @Test
    void badUsageExitsWithTwoAndOneSentence() throws Exception {
        var outcome = run(List.of("-p", MODULES.toString(), "-m", "org.chainrule.examples", "--no-such-option"));
        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("--no-such-option").doesNotContain("\tat ");
    }

    @Test
    void theLauncherStartsTheSameCommand() throws Exception {
        var outcome = start(List.of(MODULES.resolveSibling("chainrule").toString(), "kernels"));
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("kernels: vector (");
    }

    @Test
    void theLauncherStartsThroughALinkAndKnowsItsVersion() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("linked"), MODULES.resolveSibling("chainrule"));
        var outcome = start(List.of(link.toString(), "--version"));
        assertThat(outcome.exit()).as(outcome.err()).isZero();
        assertThat(MODULES.resolve(outcome.out().strip().replace("chainrule ", "chainrule-examples-") + ".jar"))
                .exists();
    }

    @Test
    void theFolderHoldsEachModuleOnceAndNothingOfTheTests() throws IOException {
        try (var files = Files.list(MODULES)) {
            var names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            assertThat(names.stream().map(name -> name.replaceAll("-[0-9].*", "")))
                    .containsExactly(
                            "chainrule-autodiff",
                            "chainrule-core",
                            "chainrule-examples",
                            "chainrule-optimizers",
                            "chainrule-verification",
                            "jackson-annotations",
                            "jackson-core",
                            "jackson-databind",
                            "picocli");
        }
    }

    private Outcome run(List<String> arguments) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        return start(command);
    }

    private Outcome start(List<String> command) throws IOException, InterruptedException {
        var out = folder.resolve("out.txt");
        var err = folder.resolve("err.txt");
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JDK_JAVA_OPTIONS");
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        int exit = builder.start().waitFor();
        return new Outcome(exit, Files.readString(out), Files.readString(err));
    }
}
