package org.chainrule.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class KeptFailureTest {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final PrintStream err = new PrintStream(said, true, StandardCharsets.UTF_8);

    private static KeptFailure printed(String failure) {
        var kept = new KeptFailure(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                if (!failure.isEmpty()) {
                    throw new IOException(failure);
                }
            }
        });
        new PrintStream(kept, true, StandardCharsets.UTF_8).println("line");
        return kept;
    }

    @Test
    void whatIsLostIsSaid() {
        assertThat(printed("No space left on device").exitCode(0, err)).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("chainrule: standard output cannot be written (")
                .contains("No space left on device");
        assertThat(printed("No space left on device").exitCode(1, err)).isEqualTo(1);
    }

    @Test
    void aClosedPipeAndNoFailureAreQuiet() {
        assertThat(printed("Broken pipe").exitCode(0, err)).isZero();
        assertThat(printed("").exitCode(0, err)).isZero();
        assertThat(printed("").exitCode(1, err)).isEqualTo(1);
        assertThat(said.size()).isZero();
    }

    @Test
    void aFullDeviceEndsTheProgramWithTwo() throws Exception {
        var full = Path.of("/dev/full");
        assumeTrue(Files.exists(full) && !Files.isRegularFile(full), "a device that is always full");
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Main.class.getName(),
                        "catalogue")
                .redirectOutput(full.toFile())
                .start();
        var complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(complaint).isEqualTo(2);
        assertThat(complaint).contains("standard output cannot be written");
    }
}
