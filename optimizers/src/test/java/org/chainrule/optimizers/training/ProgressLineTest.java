package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressLineTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long nanos;

    private ProgressLine line(Terminal terminal) {
        return new ProgressLine(new PrintStream(bytes, true, StandardCharsets.UTF_8), terminal, () -> nanos);
    }

    private String written() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static void watch(ProgressLine line, Runnable beforeEach) {
        line.onStart(2, 5);
        for (int i = 1; i <= 10; i++) {
            beforeEach.run();
            line.onIteration(i, 100.0 / i);
        }
        line.onStop(new History(List.of(), StopReason.EPOCHS, "done"));
    }

    @Test
    void isSilentWhereThereIsNoTerminal() {
        watch(line(Terminal.ABSENT), () -> nanos += 1_000_000_000);
        assertThat(bytes.size()).isZero();
    }

    @Test
    void rewritesOneLineAndClearsIt() {
        watch(line(Terminal.PRESENT), () -> nanos += 500_000_000);
        assertThat(written()).doesNotContain("\n").startsWith("\r").endsWith("\r");
        var lines = written().substring(1).split("\r", -1);
        assertThat(lines[0]).isEqualTo("epoch 1/2  iteration 1/5  loss 100  2 iterations/s  0:05 left");
        assertThat(lines[5].strip()).isEqualTo("epoch 2/2  iteration 1/5  loss 16.67  2 iterations/s  0:02 left");
        assertThat(lines[10]).isBlank();
        for (int i = 1; i < 11; i++) {
            assertThat(lines[i].length())
                    .as("covers the line before")
                    .isGreaterThanOrEqualTo(lines[i - 1].strip().length());
        }
    }

    @Test
    void isRewrittenAtMostTenTimesASecond() {
        watch(line(Terminal.PRESENT), () -> nanos += 50_000_000);
        assertThat(written().chars().filter(c -> c == '\r').count()).isEqualTo(5 + 2);
    }

    @Test
    void aTrainingTooShortToWatchLeavesNoTrace() {
        watch(line(Terminal.PRESENT), () -> nanos += 1_000_000);
        assertThat(bytes.size()).isZero();
    }

    @Test
    void theEnvironmentCanSpeakAgainstATerminal() {
        assertThat(Terminal.speaksFor(Map.of("TERM", "xterm"))).isTrue();
        assertThat(Terminal.speaksFor(Map.of())).isTrue();
        assertThat(Terminal.speaksFor(Map.of("TERM", "dumb"))).isFalse();
        assertThat(Terminal.speaksFor(Map.of("TERM", "xterm", "CI", "true"))).isFalse();
    }

    @Test
    void aFileOrAPipeOrNothingIsNoDevice(@TempDir Path folder) throws IOException {
        var file = Files.createFile(folder.resolve("output.txt"));
        assertThat(Terminal.isDevice(Files.createSymbolicLink(folder.resolve("a"), file)))
                .isFalse();
        assertThat(Terminal.isDevice(Files.createSymbolicLink(folder.resolve("b"), Path.of("pipe:[1234]"))))
                .isFalse();
        var nowhere = Files.createSymbolicLink(folder.resolve("c"), Path.of("/dev/null"));
        assertThat(Terminal.isDevice(nowhere)).isFalse();
        Files.delete(nowhere);
        assertThat(Terminal.isDevice(Files.createSymbolicLink(folder.resolve("d"), Path.of("/dev/pts/3"))))
                .isTrue();
        assertThat(Terminal.isDevice(folder.resolve("not there")))
                .as("cannot be told")
                .isTrue();
    }

    @Test
    void timeCountsFromTheStart() {
        nanos = 7_000_000_000L;
        watch(line(Terminal.PRESENT), () -> nanos += 2_000_000_000);
        var lines = written().substring(1).split("\r", -1);
        assertThat(lines[3].strip()).isEqualTo("epoch 1/2  iteration 4/5  loss 25  0.5 iterations/s  0:12 left");
        assertThat(lines[4].strip()).isEqualTo("epoch 1/2  iteration 5/5  loss 20  0.5 iterations/s  0:10 left");
        assertThat(lines[9].strip()).endsWith("0:00 left");
    }

    @Test
    void iterationsMadeBeforeTheStartAreNoneOfItsRate() {
        var line = line(Terminal.PRESENT);
        line.onStart(4, 5);
        for (int i = 11; i <= 12; i++) {
            nanos += 500_000_000;
            line.onIteration(i, 1);
        }
        assertThat(written()).endsWith("epoch 3/4  iteration 2/5  loss 1  2 iterations/s  0:04 left");
    }

    @Test
    void aLineIsSeenBeforeTheNextIsWritten() {
        var unflushed = new PrintStream(new BufferedOutputStream(bytes), false, StandardCharsets.UTF_8);
        var line = new ProgressLine(unflushed, Terminal.PRESENT, () -> nanos);
        line.onStart(1, 2);
        nanos += 1_000_000_000;
        line.onIteration(1, 1);
        assertThat(written()).contains("iteration 1/2");
        line.onStop(new History(List.of(), StopReason.EPOCHS, "done"));
        assertThat(written()).endsWith(" \r");
    }

    @Test
    void anOutputThatIsNoDeviceIsNoTerminal() {
        assumeThat(Terminal.isDevice(Path.of("/proc/self/fd/1"))).isFalse(); // as in a build, not in some editors
        assertThat(Terminal.detect()).isEqualTo(Terminal.ABSENT);
        watch(ProgressLine.standard(), () -> {});
    }
}
