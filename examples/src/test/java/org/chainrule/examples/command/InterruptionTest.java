package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.chainrule.core.io.SafeTensors;
import org.chainrule.examples.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ctrl-C once and twice, given to a real process. */
class InterruptionTest {

    /** Longer than anything here takes, even on a busy machine; a process that does not end is the failure. */
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endWhatDidNotEnd() {
        started.forEach(Process::destroyForcibly);
    }

    @ParameterizedTest
    @CsvSource({"INT, 2", "TERM, 15"})
    void theFirstEndsAtABatchBoundaryWithAValidCheckpoint(String signal, int number) throws Exception {
        var process = start(Main.class, "cut", 10_000_000);
        var checkpoint = folder.resolve("cut").resolve(TrainCommand.CHECKPOINT);
        while (!Files.exists(checkpoint)) {
            assertThat(process.isAlive()).as("it goes on").isTrue();
            Thread.sleep(5);
        }
        send(signal, number, process);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + number);
        assertThat(process.inputReader().lines()).anyMatch(line -> line.contains("go on with: chainrule resume"));
        var metadata = SafeTensors.read(checkpoint).metadata();
        long made = Long.parseLong(metadata.getOrDefault("epochs", ""));
        assertThat(made).isPositive();
        assertResumedIsAsUndisturbed(Math.toIntExact(made + 2));
    }

    @ParameterizedTest
    @CsvSource({"INT, 2", "TERM, 15"})
    void theSecondEndsAtOnceAndLeavesTheCheckpointBefore(String signal, int number) throws Exception {
        var process = start(StuckTraining.class, "cut", 4);
        var out = process.inputReader();
        readTo(StuckTraining.STUCK, out);
        var checkpoint = folder.resolve("cut").resolve(TrainCommand.CHECKPOINT);
        byte[] before = Files.readAllBytes(checkpoint);
        assertThat(SafeTensors.read(checkpoint).metadata()).containsEntry("epochs", "1");
        send(signal, number, process);
        readTo("stopping after this batch", process.errorReader());
        assertThat(process.isAlive()).as("it waits for the batch").isTrue();
        send(signal, number, process);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as("it has ended")
                .isTrue();
        assertThat(process.exitValue()).isEqualTo(130);
        assertThat(out.lines()).as("nothing is told after that").isEmpty();
        assertThat(checkpoint).hasBinaryContent(before);
        assertResumedIsAsUndisturbed(4);
    }

    private void assertResumedIsAsUndisturbed(int epochs) throws IOException {
        var resumed = CommandLineRun.of("resume", folder.resolve("cut"), "--epochs", epochs);
        assertThat(resumed.code()).as(resumed.err()).isZero();
        CommandLineRun.of(words("whole", epochs).toArray());
        assertThat(folder.resolve("cut/model.safetensors"))
                .hasBinaryContent(Files.readAllBytes(folder.resolve("whole/model.safetensors")));
    }

    private List<String> words(String out, int epochs) {
        return List.of(
                "train",
                "--data",
                SampleFiles.moons(folder, 100).toString(),
                "--kernels",
                "java",
                "--schedule",
                "constant",
                "--epochs",
                Integer.toString(epochs),
                "--out",
                folder.resolve(out).toString());
    }

    private Process start(Class<?> main, String out, int epochs) throws IOException {
        var line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        line.addAll(words(out, epochs));
        var process = new ProcessBuilder(line).start();
        started.add(process);
        return process;
    }

    private static void readTo(String words, BufferedReader from) throws IOException {
        String line = from.readLine();
        while (line != null && !line.contains(words)) {
            line = from.readLine();
        }
        assertThat(line).as("a line with \"" + words + "\"").isNotNull();
    }

    private static void send(String signal, int number, Process to) throws IOException, InterruptedException {
        assumeHeard(signal, number, to);
        int code = new ProcessBuilder("kill", "-s", signal, Long.toString(to.pid()))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(code).as("kill -s " + signal).isZero();
    }

    /** A shell without job control starts what runs behind it deaf to Ctrl-C, and its children too. */
    private static void assumeHeard(String signal, int number, Process by) throws IOException {
        var status = Path.of("/proc", Long.toString(by.pid()), "status");
        String reason = "";
        if (!Files.exists(status)) {
            reason = "skipped: signals are sent and looked up as on Linux";
        } else {
            long ignored = Files.readString(status, StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith("SigIgn:"))
                    .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                    .findFirst()
                    .orElse(0);
            if ((ignored >> (number - 1) & 1) != 0) {
                reason = "skipped: this build was started deaf to " + signal + "; run it in the foreground";
            }
        }
        if (!reason.isEmpty()) {
            System.out.println(reason);
            Assumptions.abort(reason);
        }
    }
}
