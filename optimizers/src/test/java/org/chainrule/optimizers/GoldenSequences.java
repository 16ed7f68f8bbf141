package org.chainrule.optimizers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chainrule.core.DoubleMatrix;

/** The golden file of update rules: one fixed sequence of gradients, and θ after every step for 32 configurations. */
record GoldenSequences(DoubleMatrix initial, List<double[]> gradients, List<Entry> entries) {

    /** What the golden file asks for: nobody is wrong within it. */
    static final double ALLOWED = 1e-11;

    /** One configuration and θ after each of its steps. */
    record Entry(String id, double rate, Optional<UpdateRule> rule, List<double[]> states) {}

    static GoldenSequences read() {
        try (var in = GoldenSequences.class.getResourceAsStream("/golden/optimizer_sequences.json")) {
            var root = new ObjectMapper().readTree(in);
            var entries = new ArrayList<Entry>();
            for (JsonNode entry : root.get("optimizers")) {
                var params = entry.get("params");
                entries.add(new Entry(
                        entry.get("id").asText(),
                        params.get("lr").doubleValue(),
                        rule(entry.get("optimizer").asText(), params),
                        vectors(entry.get("states"))));
            }
            return new GoldenSequences(
                    DoubleMatrix.of(vector(root.get("initial"))), vectors(root.get("gradients")), entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Entry entry(String id) {
        return entries.stream().filter(e -> e.id().equals(id)).findFirst().orElseThrow();
    }

    /** The rule, if there is one that knows every hyper-parameter of the configuration. */
    private static Optional<UpdateRule> rule(String optimizer, JsonNode params) {
        var names = new TreeSet<String>();
        params.fieldNames().forEachRemaining(names::add);
        names.remove("lr");
        if (params.path("dampening").doubleValue() == 0) {
            names.remove("dampening");
        }
        if (optimizer.equals("sgd") && names.isEmpty()) {
            return Optional.of(new Sgd());
        } else if (optimizer.equals("sgd") && names.equals(Set.of("momentum"))) {
            return Optional.of(new Momentum(params.get("momentum").doubleValue()));
        } else if (optimizer.equals("rmsprop") && names.equals(Set.of("alpha", "eps"))) {
            return Optional.of(new RmsProp(
                    params.get("alpha").doubleValue(), params.get("eps").doubleValue()));
        } else if (optimizer.equals("adam") && names.equals(Set.of("beta1", "beta2", "eps"))) {
            return Optional.of(new Adam(
                    params.get("beta1").doubleValue(),
                    params.get("beta2").doubleValue(),
                    params.get("eps").doubleValue()));
        }
        return Optional.empty();
    }

    private static List<double[]> vectors(JsonNode node) {
        var vectors = new ArrayList<double[]>();
        node.forEach(row -> vectors.add(vector(row)));
        return vectors;
    }

    /** Numbers that are not finite are strings. */
    private static double[] vector(JsonNode node) {
        var vector = new double[node.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = Double.parseDouble(node.get(i).asText());
        }
        return vector;
    }
}
