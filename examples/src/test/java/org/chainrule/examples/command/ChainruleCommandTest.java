package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.chainrule.examples.Main;
import org.chainrule.optimizers.training.Terminal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChainruleCommandTest {

    @TempDir
    Path folder;

    @Test
    void helpNamesEveryCommandOptionAndExitCode() {
        var run = CommandLineRun.of("--help");
        assertThat(run.code()).isZero();
        assertThat(run.out())
                .contains("train", "check", "verify", "break", "lesson", "kernels")
                .contains("--seed", "--kernels", "--threads", "--precision", "--out", "--quiet", "--no-color")
                .contains("NO_COLOR", "Exit codes:", "Examples:");
        assertThat(run.out().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "check", "verify", "break", "lesson", "kernels"})
    void everyCommandHasHelp(String command) {
        var run = CommandLineRun.of(command, "--help");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Usage: chainrule " + command);
    }

    @Test
    void kernelsSaysWhoComputes() {
        assertThat(CommandLineRun.of("kernels", "--kernels", "java").out()).startsWith("kernels: java");
    }

    @Test
    void lessonIsTold() {
        var run = CommandLineRun.of("lesson", "d");
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Lesson D: ");
    }

    @Test
    void optionsMayStandBeforeTheCommand() {
        var before = CommandLineRun.of("--seed", 5, "--quiet", "check", "--data", SampleFiles.moons(folder, 100));
        var after = CommandLineRun.of("check", "--data", SampleFiles.moons(folder, 100), "--seed", 5, "--quiet");
        assertThat(before.code()).isZero();
        assertThat(before).isEqualTo(after);
        assertThat(before.out().lines()).hasSize(1);
    }

    @Test
    void coloursAppearOnTerminalsOnlyAndCanBeSwitchedOff() {
        assertThat(check(Console.Ink.COLOURED)).contains("\033[32mPASS\033[0m");
        assertThat(check(Console.Ink.PLAIN)).doesNotContain("\033[");
        assertThat(check(Console.Ink.COLOURED, "--no-color")).doesNotContain("\033[");
    }

    private String check(Console.Ink ink, String... more) {
        var out = new ByteArrayOutputStream();
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        var words = new java.util.ArrayList<>(java.util.List.of(
                "check", "--data", SampleFiles.moons(folder, 100).toString(), "--quiet"));
        words.addAll(java.util.List.of(more));
        var console = new Console(stream, stream, Terminal.ABSENT, ink, Console.Voice.FULL);
        assertThat(ChainruleCommand.run(words.toArray(String[]::new), console)).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Memory is asked for by what the user chose: sizes, batches, data. */
    @Test
    void tooLittleMemoryIsSaidInASentence() {
        var full = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) {
                throw new OutOfMemoryError("planted");
            }
        });
        var err = new ByteArrayOutputStream();
        int exit = Main.run(new String[] {"kernels"}, full, new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("chainrule: memory: found no room")
                .contains("smaller --arch", "JDK_JAVA_OPTIONS=-Xmx")
                .doesNotContain("planted");
    }

    @Test
    void aDefectIsNeitherAFailedCheckNorBadInput() {
        var broken = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("planted");
            }
        });
        var err = new ByteArrayOutputStream();
        int exit = Main.run(new String[] {"kernels"}, broken, new PrintStream(err, true, StandardCharsets.UTF_8));
        assertThat(exit).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("planted");
    }
}
