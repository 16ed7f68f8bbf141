package org.chainrule.core.initializer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Bounds, standard deviations and gains against exact values rounded to double. One ulp is allowed, nothing more. */
class GoldenInitializersTest {

    private final JsonNode golden = read();

    private static JsonNode read() {
        try (var in = Files.newInputStream(Path.of("../verification/src/test/resources/golden/initializers.json"))) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** What is compared: the fans are given, so that shapes of any rank can be. */
    private record Formula(Bound deviation, Bound bound) {

        interface Bound {
            double at(int fanIn, int fanOut);
        }

        static Formula of(Initializer initializer) {
            if (initializer instanceof FanScaled scaled) {
                return new Formula(scaled::standardDeviation, scaled::bound);
            }
            var linear = (PytorchLinear) initializer;
            return new Formula(linear::standardDeviation, linear::bound);
        }
    }

    private static Gain gain(String nonlinearity, JsonNode parameter) {
        return switch (nonlinearity) {
            case "linear" -> Gain.LINEAR;
            case "sigmoid" -> Gain.SIGMOID;
            case "tanh" -> Gain.TANH;
            case "relu" -> Gain.RELU;
            case "selu" -> Gain.SELU;
            case "leaky_relu" -> Gain.leakyRelu(parameter.doubleValue());
            default -> throw new AssertionError("no gain for " + nonlinearity);
        };
    }

    private static Initializer initializer(JsonNode entry) {
        var params = entry.get("params");
        var xavierGain = params.has("gain_for") ? gain(params.get("gain_for").textValue(), params) : Gain.LINEAR;
        var heGain = params.has("nonlinearity")
                ? gain(params.get("nonlinearity").textValue(), params.path("a"))
                : Gain.LINEAR;
        var fan = params.path("mode").asText().equals("fan_out") ? Fan.OUT : Fan.IN;
        return switch (entry.get("initializer").textValue()) {
            case "xavier_uniform" -> Initializers.xavierUniform().withGain(xavierGain);
            case "xavier_normal" -> Initializers.xavierNormal().withGain(xavierGain);
            case "kaiming_uniform" -> Initializers.heUniform().withGain(heGain).withFan(fan);
            case "kaiming_normal" -> Initializers.heNormal().withGain(heGain).withFan(fan);
            case "lecun_uniform" -> Initializers.lecunUniform();
            case "lecun_normal" -> Initializers.lecunNormal();
            case "torch_linear_default_weight", "torch_linear_default_bias" -> Initializers.pytorchLinear();
            default -> throw new AssertionError("unknown: " + entry);
        };
    }

    /** Entries of which the formula misses the standard deviation or the bound by more than one ulp. */
    private List<String> misses(Function<JsonNode, Formula> formulaOf) {
        var misses = new ArrayList<String>();
        for (var entry : golden.get("initializers")) {
            var formula = formulaOf.apply(entry);
            int in = entry.get("fan_in").intValue();
            int out = entry.get("fan_out").intValue();
            compare(entry, "std", formula.deviation().at(in, out), misses);
            if (entry.has("bound")) {
                compare(entry, "bound", formula.bound().at(in, out), misses);
            } else if (formula.bound().at(in, out) != Double.POSITIVE_INFINITY) {
                misses.add(entry + ": a normal distribution has no bound");
            }
        }
        return misses;
    }

    private static void compare(JsonNode entry, String what, double found, List<String> misses) {
        double expected = entry.get(what).doubleValue();
        if (!(Math.abs(found - expected) <= Math.ulp(expected))) {
            misses.add(what + " " + found + " of " + entry);
        }
    }

    @Test
    void everyStandardDeviationAndBoundIsWithinOneUlp() {
        assertThat(golden.get("initializers")).hasSize(204);
        assertThat(misses(entry -> Formula.of(initializer(entry)))).isEmpty();
    }

    @Test
    void exchangedFansAreNoticed() {
        var misses = misses(entry -> {
            var right = Formula.of(initializer(entry));
            return new Formula(
                    (in, out) -> right.deviation().at(out, in),
                    (in, out) -> right.bound().at(out, in));
        });
        // All but Xavier's 36, which are symmetric, know the difference; no golden shape is square.
        assertThat(misses.size()).isGreaterThanOrEqualTo(204 - 36);
    }

    @Test
    void anErrorOfTwoUlpsIsNoticedInEveryEntry() {
        var misses = misses(entry -> {
            var right = Formula.of(initializer(entry));
            return new Formula((in, out) -> right.deviation().at(in, out) * (1 + 0x1p-49), right.bound());
        });
        assertThat(misses).hasSize(204);
    }

    @Test
    void everyGainIsWithinOneUlp() {
        int compared = 0;
        for (var entry : golden.get("gains")) {
            double expected = entry.get("gain").doubleValue();
            double found = gain(entry.get("nonlinearity").textValue(), entry.get("param"))
                    .value();
            assertThat(Math.abs(found - expected)).as("%s: %s", entry, found).isLessThanOrEqualTo(Math.ulp(expected));
            compared++;
        }
        assertThat(compared).isEqualTo(7);
    }
}
