package org.chainrule.verification.optimizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.optimizers.Optimizer;
import org.chainrule.optimizers.UpdateRule;

/** The golden file of update rules: one fixed sequence of gradients, and θ after every step for each configuration. */
record Sequences(double[] initial, List<double[]> gradients, List<Entry> entries) {

    /** What the golden file asks for: nobody is wrong within it. */
    static final double ALLOWED = 1e-11;

    /** One configuration and θ after each of its steps. */
    record Entry(String id, String optimizer, Map<String, ?> params, List<double[]> states) {

        UpdateRule rule() {
            return GoldenRules.of(optimizer, params);
        }
    }

    static Sequences read() {
        try (var in = Sequences.class.getResourceAsStream("/golden/optimizer_sequences.json")) {
            var root = new ObjectMapper().readTree(in);
            var entries = new ArrayList<Entry>();
            for (JsonNode entry : root.get("optimizers")) {
                entries.add(new Entry(
                        entry.get("id").asText(),
                        entry.get("optimizer").asText(),
                        params(entry.get("params")),
                        vectors(entry.get("states"))));
            }
            return new Sequences(vector(root.get("initial")), vectors(root.get("gradients")), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Entry entry(String id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    /** θ after every step is the golden file's. Returns the largest deviation. */
    double follow(UpdateRule rule, Entry entry) {
        var parameters =
                Parameters.builder().add("theta", Shape.of(1, initial.length)).build(Precision.FLOAT64);
        parameters.values().copyFrom(initial);
        double rate = ((Number) entry.params().get("lr")).doubleValue();
        var optimizer = Optimizer.of(parameters, rule, rate);
        assertThat(entry.states()).hasSameSizeAs(gradients).isNotEmpty();
        double worst = 0;
        for (int t = 0; t < entry.states().size(); t++) {
            parameters.gradients().copyFrom(gradients.get(t));
            optimizer.step();
            for (int i = 0; i < parameters.size(); i++) {
                double expected = entry.states().get(t)[i];
                double found = parameters.values().get(i);
                assertThat(found)
                        .as("%s step %d element %d", entry.id(), t + 1, i)
                        .isCloseTo(expected, within(ALLOWED));
                worst = Math.max(worst, Math.abs(found - expected));
            }
        }
        return worst;
    }

    @SuppressWarnings("unchecked")
    static Map<String, ?> params(JsonNode node) {
        return new ObjectMapper().convertValue(node, Map.class);
    }

    private static List<double[]> vectors(JsonNode node) {
        var vectors = new ArrayList<double[]>();
        node.forEach(row -> vectors.add(vector(row)));
        return vectors;
    }

    /** Numbers that are not finite are strings. */
    static double[] vector(JsonNode node) {
        var vector = new double[node.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Double.parseDouble(node.get(i).asText());
        }
        return vector;
    }
}
