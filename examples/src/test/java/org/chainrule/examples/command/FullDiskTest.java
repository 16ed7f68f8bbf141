package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.chainrule.examples.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A training in a process that may not write files above some size, which is a full disk of its own, and where it may not. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the limit is set by a shell, as on Unix")
class FullDiskTest {

    private static final long PATIENCE_SECONDS = 120;

    /** Of 512 bytes each: more than any file of the smaller network, less than the weights of the larger. */
    private static final int LIMIT_IN_BLOCKS = 40;

    @TempDir
    private Path folder;

    @Test
    void aDiskThatIsFullCostsNeitherModelNorCheckpoint() throws IOException, InterruptedException {
        var small = run(LIMIT_IN_BLOCKS, "2-8-2");
        assertThat(small.code()).as(small.err()).isZero();
        var before = files();
        assertThat(before).containsOnlyKeys("index.html", "model.safetensors", TrainCommand.CHECKPOINT);
        var large = run(LIMIT_IN_BLOCKS, "2-3000-2");
        assertThat(large.code()).as(large.err()).isEqualTo(2);
        assertThat(large.err().lines().filter(line -> line.startsWith("chainrule: ")))
                .singleElement()
                .asString()
                .contains(TrainCommand.CHECKPOINT)
                .contains("cannot be written")
                .contains("has room")
                .contains("nothing was changed");
        assertThat(files()).isEqualTo(before);
        assertThat(run(100 * LIMIT_IN_BLOCKS, "2-3000-2").code())
                .as("with room for it")
                .isZero();
        assertThat(files()).isNotEqualTo(before);
    }

    private Map<String, String> files() throws IOException {
        var contents = new TreeMap<String, String>();
        try (var entries = Files.list(folder.resolve("out"))) {
            for (Path entry : entries.toList()) {
                contents.put(
                        entry.getFileName().toString(),
                        new String(Files.readAllBytes(entry), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private CommandLineRun run(int blocks, String arch) throws IOException, InterruptedException {
        var line = new ArrayList<>(
                List.of("sh", "-c", "ulimit -f " + blocks + " && exec \"$@\"", "sh", java(), "-XX:-UsePerfData"));
        line.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", classPath(), Main.class.getName()));
        line.addAll(List.of("train", "--kernels", "java", "--epochs", "2", "--arch", arch));
        line.addAll(List.of("--data", SampleFiles.moons(folder, 100).toString()));
        line.addAll(List.of("--out", folder.resolve("out").toString()));
        var process = new ProcessBuilder(line).start();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return new CommandLineRun(process.exitValue(), out, err);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    }
}
