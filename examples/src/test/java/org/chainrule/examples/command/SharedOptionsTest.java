package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Every command × every option of the main job: either it shows in what the command does, or the command refuses it. Of the main
 * job itself {@link MainJobTest} says the same.
 */
class SharedOptionsTest {

    @TempDir
    private static Path files;

    /** A command line of every command that ends well; {@code @} stands for a file. A new command needs one here. */
    private static final Map<String, String> LINES = Map.ofEntries(
            Map.entry("train", "--data @moons.csv --epochs 1"),
            Map.entry("resume", "@run"),
            Map.entry("predict", "--model @run/model.safetensors --data @rows.csv"),
            Map.entry("evaluate", "--model @run/model.safetensors --data @moons.csv"),
            Map.entry("compare", "--data @moons.csv --optimizers sgd --epochs 1"),
            Map.entry("lr-find", "--data @moons.csv"),
            Map.entry("check", "--data @moons.csv"),
            Map.entry("catalogue", "relu"),
            Map.entry("conformance", "@golden"),
            Map.entry("verify", "--only softsign"),
            Map.entry("break", "transpose-missing"),
            Map.entry("lesson", "E"),
            Map.entry("kernels", ""),
            Map.entry("help", ""));

    /** With a value that is good and not the default. */
    private static final Map<String, String> OPTIONS = new TreeMap<>(Map.of(
            "--seed", "5",
            "--kernels", KernelWitness.NAME,
            "--threads", "3",
            "--precision", "float32",
            "--out", "@",
            "--quiet", ""));

    /** What a command did: what it printed, without times, and the files it wrote. */
    private record Done(CommandLineRun run, Map<String, String> written) {}

    private final Map<List<String>, Done> doneBefore = new HashMap<>();
    private final Map<List<String>, List<KernelWitness.Made>> madeBefore = new HashMap<>();

    @BeforeAll
    static void makeFiles() throws IOException {
        SampleFiles.moons(files, 60);
        SampleFiles.text(files, "rows.csv", "x,y\n0,1\n1,-0.5\n");
        Files.createDirectory(files.resolve("golden"));
        Files.copy(
                Path.of("../verification/src/test/resources/golden/schedules.json"),
                files.resolve("golden/schedules.json"));
        var run = CommandLineRun.of(
                "train", "--data", files.resolve("moons.csv"), "--epochs", 2, "--out", files.resolve("run"));
        assertThat(run.code()).as(run.err()).isZero();
    }

    private static CommandLine tree() {
        var stream = new ByteArrayOutputStream();
        var top = new ChainruleCommand(CommandLineRun.settings(stream, files).console());
        return CommandTree.of(top, new TrainCommand(top)).line();
    }

    private static CommandSpec spec(String command) {
        return Objects.requireNonNull(tree().getSubcommands().get(command), command)
                .getCommandSpec();
    }

    static List<String> commands() {
        return List.copyOf(tree().getSubcommands().keySet());
    }

    @Test
    void everyOptionOfTheMainJobIsLookedAt() {
        assertThat(tree().getCommandSpec().options().stream()
                        .filter(option -> !option.usageHelp() && !option.versionHelp())
                        .map(option -> option.longestName())
                        .filter(name -> !name.equals("--no-color")))
                .containsExactlyInAnyOrderElementsOf(OPTIONS.keySet());
        assertThat(LINES).containsOnlyKeys(commands());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everySharedOptionShowsOrIsRefused(String command) {
        var spec = spec(command);
        for (String option : OPTIONS.keySet()) {
            if (spec.findOption(option) == null) {
                assertRefused(command, option);
            } else {
                assertShows(command, option);
            }
        }
    }

    private void assertRefused(String command, String option) {
        var before = new ArrayList<>(words(option));
        before.addAll(line(command));
        var after = line(command);
        after.addAll(words(option));
        for (var words : List.of(before, after)) {
            var done = run(words, files);
            assertThat(done.run().code()).as("%s", words).isEqualTo(2);
            assertThat(done.run().out()).as("%s", words).isEmpty();
            assertThat(done.run().err())
                    .as("%s", words)
                    .startsWith("chainrule: " + command + ": found " + option)
                    .contains("which it does not take", "leave " + option + " out", "chainrule " + command + " --help")
                    .hasLineCount(1);
        }
    }

    private void assertShows(String command, String option) {
        switch (option) {
            case "--kernels", "--threads" ->
                assertThat(made(command, "--kernels", KernelWitness.NAME, "--threads", "3"))
                        .as("%s computes with the kernels and the threads asked for", command)
                        .anySatisfy(made -> assertThat(made.threads()).isEqualTo(3));
            case "--precision" ->
                assertThat(made(command, "--kernels", KernelWitness.NAME, "--precision", "float32"))
                        .as("%s computes in the precision asked for", command)
                        .anySatisfy(made -> assertThat(made.precision()).isEqualTo(Precision.FLOAT32));
            case "--out" ->
                assertThat(done(command).written())
                        .as("%s writes into the folder asked for", command)
                        .isNotEmpty();
            case "--quiet" -> {
                var quiet = done(command, "--quiet").run().out();
                assertThat(quiet.lines().toList())
                        .as("%s says less, and something", command)
                        .isNotEmpty()
                        .hasSizeLessThan(
                                done(command).run().out().lines().toList().size());
            }
            case "--seed" ->
                assertThat(done(command, "--seed", "5"))
                        .as("%s does other things with another seed", command)
                        .isNotEqualTo(done(command));
            default -> throw new IllegalArgumentException(option);
        }
    }

    /** Made once for all options that look at it. */
    private List<KernelWitness.Made> made(String command, String... more) {
        return madeBefore.computeIfAbsent(List.of(more), words -> KernelWitness.during(() -> done(command, more)));
    }

    /** Into a folder of its own, where it takes one; once for all options that look at it. */
    private Done done(String command, String... more) {
        return doneBefore.computeIfAbsent(List.of(more), given -> {
            var words = line(command);
            var out = folder();
            if (spec(command).findOption("--out") != null) {
                words.addAll(List.of("--out", out.toString()));
            }
            words.addAll(given);
            var done = run(words, out);
            assertThat(done.run().code()).as("%s: %s", words, done.run().err()).isZero();
            return done;
        });
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory(files, "out");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Done run(List<String> words, Path out) {
        var run = CommandLineRun.of(words.toArray());
        var written = new TreeMap<String, String>();
        try (var entries = Files.list(out)) {
            for (Path entry : entries.filter(Files::isRegularFile).toList()) {
                written.put(
                        entry.getFileName().toString(),
                        new String(Files.readAllBytes(entry), StandardCharsets.ISO_8859_1));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        String said = run.out().replace(out.toString(), "").replaceAll("\\d+\\.\\d s", "");
        return new Done(new CommandLineRun(run.code(), said, run.err()), written);
    }

    private static List<String> line(String command) {
        var words = new ArrayList<>(List.of(command));
        String line = LINES.getOrDefault(command, "").replace("@", files + "/");
        words.addAll(line.isEmpty() ? List.of() : List.of(line.split(" ")));
        return words;
    }

    private static List<String> words(String option) {
        String value = OPTIONS.getOrDefault(option, "").replace("@", files + "/out");
        return value.isEmpty() ? List.of(option) : List.of(option, value);
    }

    @Test
    void noColorIsTakenByEveryCommand() {
        for (var command : tree().getSubcommands().values()) {
            assertThat(command.getCommandSpec().findOption("--no-color")).isNotNull();
        }
    }
}
