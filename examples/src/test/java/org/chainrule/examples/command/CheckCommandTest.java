package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.chainrule.core.Precision;
import org.chainrule.core.data.Generated;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {

    @TempDir
    Path folder;

    @Test
    void saysHowManyTheWorstItsBarAndTheSmallestFault() {
        var run = CommandLineRun.of("check", "--data", SampleFiles.moons(folder, 100), "--arch", "2-16-16-2");
        assertThat(run.code()).as(run.err()).isZero();
        // 20 of 32, 16, 20 of 256, 16, 20 of 32, 2, and 20 of the 32 inputs.
        assertThat(run.out())
                .contains(
                        "PASS: 8 random signed directions and 114 coordinates compared by differences, 8 directions by dual numbers too"
                                + " (130 comparisons); worst: ")
                .contains("is the error bar")
                .containsPattern("a relative fault of \\d[\\d.]*e-\\d+ in any block would have been noticed");
    }

    @Test
    void countsAreThoseAskedFor() {
        var run = CommandLineRun.of(
                "check",
                "--data",
                SampleFiles.plane(folder, 100),
                "--arch",
                "2-4-1",
                "--directions",
                11,
                "--coordinates",
                3,
                "--quiet");
        assertThat(run.out()).startsWith("PASS: 11 random signed directions and 13 coordinates compared");
        assertThat(run.out().lines()).hasSize(1);
    }

    @Test
    void failsOnAPlantedFault() {
        var out = new ByteArrayOutputStream();
        assertThat(check(new SlopeOff(new Tanh(), 1e-9), out)).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).containsAnyOf("FAIL: ", "INACCURATE: ");
    }

    @Test
    void passesWithoutTheFault() {
        assertThat(check(new Tanh(), new ByteArrayOutputStream())).isZero();
    }

    private int check(ScalarFunction activation, ByteArrayOutputStream out) {
        var batch = Generated.spirals(3, 10, 0.1, 1).first(8);
        var loss = new SoftmaxCrossEntropy();
        var network = Architecture.parse("2-8-8-3").network(activation, loss, 0, 1, Precision.FLOAT64);
        return new CheckJob(CommandLineRun.settings(out, folder), 8, 20).run(network, loss, batch);
    }
}
