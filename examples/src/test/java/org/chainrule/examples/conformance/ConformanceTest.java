package org.chainrule.examples.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.chainrule.core.Precision;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.KernelProvider;
import org.chainrule.core.kernel.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole folder of reference numbers, and what happens when one of them is wrong. */
class ConformanceTest {

    static final Path GOLDEN = Path.of("../verification/src/test/resources/golden");

    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private static Kernels java() {
        return KernelChoice.reproducible().kernels(Precision.FLOAT64);
    }

    @Test
    void everythingInTheFolderHolds() throws IOException {
        for (KernelProvider provider : KernelChoice.providers()) {
            if (provider.refusal().isPresent()) {
                System.out.println("conformance: without the kernels " + provider.name());
                continue;
            }
            var conformance = Conformance.of(GOLDEN, provider.kernels(Precision.FLOAT64, 1));
            System.out.println("conformance with the kernels " + provider.name());
            conformance.files().forEach(file -> {
                ConformanceText.lines(file).stream()
                        .filter(line -> !line.startsWith("  by convention"))
                        .forEach(System.out::println);
                assertThat(file.run()).as(file.file()).isPositive();
                assertThat(file.failures()).as(file.file()).isEmpty();
                assertThat(file.unknown()).as(file.file()).isEmpty();
                assertThat(file.skipped()).as(file.file()).isEmpty();
            });
            assertThat(conformance.ignored()).isEmpty();
            assertThat(conformance.files()).hasSize(9);
            assertThat(Files.readString(Path.of("../README.md"))).contains(counts(conformance));
        }
    }

    /** As the README says it. */
    private static String counts(Conformance conformance) {
        int run = conformance.files().stream().mapToInt(FileResult::run).sum();
        long compared =
                conformance.files().stream().mapToLong(FileResult::compared).sum();
        return String.format(Locale.ROOT, "%d entries, %,d numbers, nothing skipped", run, compared);
    }

    /** File, where in it, and how little must be noticed there. */
    static Stream<Arguments> planted() {
        return Stream.of(
                Arguments.of("activations.json", "/functions/1/exact/y/20", 5),
                Arguments.of("activations.json", "/functions/2/exact/dy/11", 9),
                Arguments.of("vector_ops.json", "/cases/0/exact/y/0/0", 0),
                Arguments.of("vector_ops.json", "/cases/1/exact/dx/0/1", 0),
                Arguments.of("losses.json", "/cases/8/exact/value", 0),
                Arguments.of("losses.json", "/cases/8/exact/grad/1/1", 0),
                Arguments.of("networks.json", "/networks/3/exact/loss", 0),
                Arguments.of("networks.json", "/networks/3/exact/grads/1/W/2/3", 0),
                Arguments.of("networks.json", "/networks/3/exact/dx/0/0", 0),
                Arguments.of("initializers.json", "/initializers/0/std", 2),
                Arguments.of("initializers.json", "/gains/2/gain", 2),
                Arguments.of("optimizer_sequences.json", "/optimizers/7/states/30/2", 0),
                Arguments.of("trajectories.json", "/problems/1/runs/12/losses/40", 0),
                Arguments.of("trajectories.json", "/problems/0/runs/20/checkpoints/2/layers/1/W/0/1", 0),
                Arguments.of("schedules.json", "/schedules/4/lr/17", 0),
                Arguments.of("schedules.json", "/schedules/12/momentum/17", 0),
                Arguments.of("worked_example.json", "/variants/3/delta_h1", 0));
    }

    /** Planted: one number, off by a little more than its tolerance: some ulps, or 3e-11. */
    @ParameterizedTest
    @MethodSource("planted")
    void oneNumberThatIsSlightlyOffIsNoticed(String file, String pointer, int ulps) throws IOException {
        var found = judged(file, pointer, number -> {
            double value = number.doubleValue();
            return DoubleNode.valueOf(
                    ulps > 0
                            ? value + (ulps + 1) * Math.ulp(value)
                            : value + 3e-11 * Math.max(1, 10 * Math.abs(value)));
        });
        assertThat(found.failures()).as(pointer).hasSize(1);
        assertThat(found.failures().get(0).text()).contains("found ", "exact ");
    }

    /** Planted: tanh with the slope 1 − y², which is 0 from |x| = 19.1 on. */
    @Test
    void aSlopeThatLosesItsDigitsIsNoticed() throws IOException {
        var root = new Place(MAPPER.readTree(GOLDEN.resolve("activations.json").toFile()), "activations.json");
        var entry = root.get("functions").items().get(2);
        assertThat(entry.get("name").text()).isEqualTo("tanh");
        var tally = new Tally("activations.json");
        ActivationKind.judge(new GoldenActivation.Scalar(new CancellingTanh()), entry, java(), "tanh", tally);
        assertThat(tally.close().failures())
                .isNotEmpty()
                .allMatch(failure -> failure.text().startsWith("slope, ulps"));
    }

    record CancellingTanh() implements CustomFunction {
        @Override
        public String name() {
            return "tanh with slope 1 − y²";
        }

        @Override
        public double value(double x) {
            return StrictMath.tanh(x);
        }

        @Override
        public double slope(double x, double y) {
            return 1 - y * y;
        }

        @Override
        public Datasheet datasheet() {
            return new Tanh().datasheet();
        }
    }

    /** Planted: what is not a number, is not there, or is NaN. */
    @Test
    void aMissingNumberAndANanAreNoticed() throws IOException {
        for (String pointer : List.of("/cases/8/exact/grad/1/1", "/cases/8/pred/0/0", "/cases/8/exact/value")) {
            for (JsonNode wrong : List.of(NullNode.getInstance(), TextNode.valueOf("NaN"), TextNode.valueOf("many"))) {
                assertThat(judged("losses.json", pointer, number -> wrong).failures())
                        .as(pointer + " " + wrong)
                        .isNotEmpty();
            }
        }
        assertThat(judged("losses.json", "/cases/8/exact", exact -> ((ObjectNode) exact).without("grad"))
                        .failures())
                .singleElement()
                .extracting(FileResult.Note::text)
                .asString()
                .contains("cases[8].exact", "grad");
        assertThat(judged("losses.json", "/cases/8/exact/grad", grad -> {
                            ((ArrayNode) grad).remove(0);
                            return grad;
                        })
                        .failures())
                .hasSize(1);
    }

    /** Planted: β₁ and β₂ exchanged, decay coupled where it is decoupled. */
    @Test
    void anotherRuleIsNoticed() throws IOException {
        assertThat(judged("optimizer_sequences.json", "/optimizers/7/params/beta1", beta -> DoubleNode.valueOf(0.999))
                        .failures())
                .isNotEmpty();
        assertThat(judged("optimizer_sequences.json", "/optimizers/12/optimizer", adamw -> TextNode.valueOf("adam"))
                        .failures())
                .isNotEmpty();
    }

    @Test
    void anUnknownNameFailsAndIsListed() throws IOException {
        assertThat(judged("activations.json", "/functions/0/name", name -> TextNode.valueOf("wobble")))
                .satisfies(file -> {
                    assertThat(file.passed()).isFalse();
                    assertThat(file.unknown()).containsExactly("wobble");
                });
        assertThat(judged(
                                "losses.json",
                                "/cases/8/params",
                                params -> MAPPER.createObjectNode().put("temperature", 2))
                        .unknown())
                .containsExactly("mse with temperature");
    }

    @Test
    void aFileWithoutEntriesFails() throws IOException {
        var found = judged("losses.json", "/cases", cases -> MAPPER.createArrayNode());
        assertThat(found.passed()).isFalse();
        assertThat(found.failures())
                .singleElement()
                .extracting(FileResult.Note::text)
                .asString()
                .contains("nothing");
    }

    @Test
    void aFolderWithoutReferenceFilesOrWithBrokenJsonIsRefused() throws IOException {
        assertThatThrownBy(() -> Conformance.of(folder, java())).hasMessageContaining("holds no reference file");
        assertThatThrownBy(() -> Conformance.of(folder.resolve("nowhere"), java()))
                .hasMessageContaining("not a folder");
        Files.writeString(folder.resolve("losses.json"), "{\"format\": ");
        assertThatThrownBy(() -> Conformance.of(folder, java())).hasMessageContaining("losses.json is not JSON");
    }

    @Test
    void theJsonSaysTheSame() throws IOException {
        Files.copy(GOLDEN.resolve("worked_example.json"), folder.resolve("worked_example.json"));
        Files.writeString(folder.resolve("other.json"), "{}");
        var conformance = Conformance.of(folder, java());
        var json = MAPPER.readTree(ConformanceJson.of(conformance));
        assertThat(json.get("passed").booleanValue())
                .isEqualTo(conformance.passed())
                .isTrue();
        assertThat(json.at("/files/0/run").intValue())
                .isEqualTo(conformance.files().get(0).run())
                .isPositive();
        assertThat(json.at("/files/0/worst/number/allowed").doubleValue()).isEqualTo(1e-12);
        assertThat(json.at("/ignored/0").textValue()).isEqualTo("other.json");
    }

    /** The result of one file in which one place was changed. */
    private FileResult judged(String file, String pointer, UnaryOperator<JsonNode> change) throws IOException {
        var root = MAPPER.readTree(GOLDEN.resolve(file).toFile());
        int last = pointer.lastIndexOf('/');
        var parent = root.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), change.apply(array.get(Integer.parseInt(name))));
        } else {
            ((ObjectNode) parent).set(name, change.apply(parent.get(name)));
        }
        Files.write(folder.resolve(file), MAPPER.writeValueAsBytes(root));
        var found = Conformance.of(folder, java()).files();
        Files.delete(folder.resolve(file));
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
