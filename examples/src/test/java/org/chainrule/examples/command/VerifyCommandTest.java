package org.chainrule.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.chainrule.core.function.Tanh;
import org.chainrule.verification.specimen.CustomSpecimen;
import org.chainrule.verification.specimen.FunctionSpecimen;
import org.chainrule.verification.specimen.Planted;
import org.chainrule.verification.specimen.Specimen;
import org.chainrule.verification.specimen.Trial;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    /**
     * A specimen that is one of its own mutants, or whose mutants are not looked at.
     *
     * @param sound what stands in for the sound thing
     * @param planted the mutants
     */
    record Staged(Trial sound, List<Planted> planted) implements CustomSpecimen {

        private static final Specimen TANH = new FunctionSpecimen(new Tanh());

        static Staged broken() {
            return new Staged(TANH.planted().get(0).check(), List.of());
        }

        static Staged toothless() {
            return new Staged(
                    TANH.sound(),
                    TANH.planted().stream()
                            .map(mutant -> new Planted(mutant.kind(), mutant.where(), Optional.empty(), TANH.sound()))
                            .toList());
        }

        @Override
        public String name() {
            return "staged";
        }

        @Override
        public String family() {
            return "stage";
        }

        @Override
        public Class<?> type() {
            return Tanh.class;
        }
    }

    @Test
    void everySpecimenGetsALineAndEveryFamilyASummary() {
        var run = CommandLineRun.of("verify", "--only", "leaky-relu", "--seed", 3);
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        assertThat(run.out())
                .containsPattern("PASS +\\d\\.\\d\\d +\\d+ +0 +6/6 +3  leaky-relu\\(0\\.01\\)\n")
                .containsPattern("PASS +function +3 of +3 pass, +\\d+ tries, +0 undecided \\(0\\.00 %\\), worst")
                .containsPattern("PASS +all +3 of +3 pass.*kinks 18 of 18\n");
    }

    @Test
    void quietlySummariesOnly() {
        var run = CommandLineRun.of("verify", "--only", "leaky-relu", "--quiet");
        assertThat(run.out().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("PASS"));
    }

    @Test
    void updateRulesAndSchedulesAreAmongTheSpecimens() throws IOException {
        var json = folder.resolve("verify.json");
        var page = folder.resolve("verify.md");
        var run = CommandLineRun.of("verify", "--only", "decay[", "--json", json, "--markdown", page);
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        var tree = MAPPER.readTree(Files.readAllBytes(json));
        assertThat(tree.get("passed").asBoolean()).isTrue();
        assertThat(tree.get("seed").asLong()).isEqualTo(42);
        assertThat(tree.get("families").findValuesAsText("name")).containsExactly("update rule", "schedule");
        assertThat(tree.get("specimens")).allSatisfy(specimen -> {
            assertThat(specimen.get("verdict").asText()).isEqualTo("PASS");
            assertThat(specimen.get("tries").asInt()).isGreaterThan(100);
            assertThat(specimen.get("worst").asDouble()).isBetween(0.0, 1.0);
        });
        assertThat(Files.readString(page)).contains("| update rule |", "## schedule", "| CosineDecay[");
    }

    @Test
    void theOrderAndTheNumbersDoNotDependOnTheProcessors() {
        assertThat(CommandLineRun.of("verify", "--only", "softmax on"))
                .isEqualTo(CommandLineRun.of("verify", "--only", "softmax on"));
    }

    @Test
    void whatFailsIsToldInFull() {
        var out = new ByteArrayOutputStream();
        var result = job(out).specimens(List.of(new FunctionSpecimen(new Tanh()), Staged.broken()));
        assertThat(result.passed()).isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("FAIL .* staged\n    .*: FAIL\n      compared ")
                .containsPattern("PASS +function +1 of +1 pass")
                .containsPattern("FAIL +stage +0 of +1 pass")
                .containsPattern("FAIL +all +1 of +2 pass");
        assertThat(result.markdown().get()).contains("## staged: FAIL");
        assertThat(new String(result.json().get(), StandardCharsets.UTF_8)).contains("\"passed\" : false");
    }

    @Test
    void mutantsOfEveryRuleOfANameAreKilled() throws IOException {
        var json = folder.resolve("mutants.json");
        var page = folder.resolve("mutants.md");
        var run = CommandLineRun.of(
                "verify",
                "--mutants",
                "--seeds",
                "1,2",
                "--only",
                "Lion[beta1=0.0",
                "--json",
                json,
                "--markdown",
                page);
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        assertThat(run.out()).contains("rule-betas-swapped").containsPattern("PASS .* seeds \\[1, 2]: .* 0 survived");
        assertThat(MAPPER.readTree(Files.readAllBytes(json)).get("survivors")).isEmpty();
        assertThat(MAPPER.readTree(Files.readAllBytes(json))
                        .get("total")
                        .get("killed")
                        .asInt())
                .isGreaterThan(10);
        assertThat(Files.readString(page)).startsWith("# Kill matrix");
    }

    @Test
    void aSurvivorIsTold() {
        var out = new ByteArrayOutputStream();
        assertThat(job(out).mutants(List.of(Staged.toothless()), List.of(1L)).passed())
                .isFalse();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("survived sign-flipped in staged, seed 1: survived");
    }

    @Test
    void rightGradientsRaiseNoAlarm() throws IOException {
        var json = folder.resolve("alarms.json");
        var run = CommandLineRun.of("verify", "--alarms", 100, "--seed", 5, "--json", json);
        assertThat(run.code()).as(run.err() + run.out()).isZero();
        assertThat(run.out()).containsPattern("PASS +0 false alarms in 100 checks of right gradients, .* seed 5\n");
        var tree = MAPPER.readTree(Files.readAllBytes(json));
        assertThat(tree.get("checks").asInt()).isEqualTo(100);
        assertThat(tree.get("accused").asInt()).isZero();
    }

    private static VerifyJob job(ByteArrayOutputStream out) {
        return new VerifyJob(CommandLineRun.settings(out, Path.of("")).console(), 42);
    }
}
