package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.chainrule.core.io.SafeTensors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training that is killed at any moment leaves a whole checkpoint, and goes on from it with the same bits. */
class KillTest {

    /** More with {@code -Dchainrule.kills=200}. */
    private static final int KILLS = Integer.getInteger("chainrule.kills", 6);

    private static final long SEED = 20261128;

    /** Longer than the start of a process and a few iterations take, even on a busy machine. */
    private static final long PATIENCE_SECONDS = 120;

    @TempDir
    private Path folder;

    @Test
    void killingTheProcessLeavesAWholeCheckpoint() throws IOException, InterruptedException {
        var file = folder.resolve("checkpoint.safetensors");
        var random = new SplittableRandom(SEED);
        int killed = 0;
        int leftovers = 0;
        String outcome = "";
        while (outcome.isEmpty()) {
            long before = iterations(file);
            var process = start(file);
            if (killed == KILLS) {
                outcome = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
                assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
            } else {
                waitForProgress(process, file, before);
                Thread.sleep(random.nextInt(12)); // somewhere between two checkpoints, or within one
                process.destroyForcibly();
                assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
                killed++;
                leftovers += leftovers();
                assertThat(iterations(file))
                        .as("a whole checkpoint, kill " + killed)
                        .isGreaterThan(before);
            }
        }
        System.out.println("kills: " + killed + ", of these while a checkpoint was being written " + leftovers);
        assertThat(outcome).isEqualTo(KilledTraining.undisturbed());
        assertThat(leftovers())
                .as("files of killed writers are removed by the next one")
                .isZero();
    }

    /** Iterations of the checkpoint; reading it checks every length and offset. */
    private static long iterations(Path file) {
        return Files.exists(file)
                ? Long.parseLong(SafeTensors.read(file).metadata().getOrDefault("iteration", "-1"))
                : 0;
    }

    private int leftovers() throws IOException {
        try (var entries = Files.list(folder)) {
            return (int) entries.filter(entry -> entry.toString().endsWith(".partial"))
                    .count();
        }
    }

    private static Process start(Path file) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        KilledTraining.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void waitForProgress(Process process, Path file, long before) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (iterations(file) <= before) {
            assertThat(process.isAlive()).as("it goes on").isTrue();
            assertThat(System.nanoTime() - end).as("no progress in time").isNegative();
            Thread.sleep(1);
        }
    }
}
