package org.chainrule.verification.optimizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.NetworkBuilder;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.optimizers.UpdateRule;

/** The golden file of whole trainings: two small networks, 32 configurations of update rules each. */
final class Trajectories {

    private Trajectories() {}

    /** One training: what to run and what must come out. */
    record Run(String id, double rate, UpdateRule rule, List<Double> losses, Map<Integer, List<Double>> checkpoints) {}

    /** A network, its data in the order of the batches, and its trainings. */
    record Problem(String id, JsonNode json, int batchSize, int steps, List<Run> runs) {

        /** A new network with the initial parameters, and its loss. */
        SupervisedObjective objective() {
            var sizes = json.get("sizes");
            NetworkBuilder builder = Network.inputs(sizes.get(0).intValue());
            for (int i = 1; i < sizes.size(); i++) {
                builder.dense(
                        sizes.get(i).intValue(),
                        activation(json.get("activations").get(i - 1).asText()));
            }
            var network = builder.initialised(Initializers.zeros(), 0);
            var flat = flat(json.get("initial"));
            for (int i = 0; i < flat.size(); i++) {
                network.parameters().values().set(i, flat.get(i));
            }
            boolean regression = json.get("loss").get("name").asText().equals("mse");
            Loss loss = regression ? new SquaredError() : new SoftmaxCrossEntropy();
            return network.objective(
                    loss,
                    regression ? Reduction.MEAN_OVER_ELEMENTS : Reduction.MEAN_OVER_ROWS,
                    KernelChoice.reproducible());
        }

        private static ScalarFunction activation(String name) {
            return ScalarFunctions.all().stream()
                    .filter(function -> function.name().equals(name))
                    .findFirst()
                    .orElseThrow();
        }

        Batch data() {
            var x = new ArrayList<double[]>();
            var t = new ArrayList<double[]>();
            for (JsonNode batch : json.get("batches")) {
                batch.get("x").forEach(row -> x.add(vector(row)));
                batch.get("target").forEach(row -> t.add(vector(row)));
            }
            return Batch.of(matrix(x), matrix(t));
        }

        private static Matrix matrix(List<double[]> rows) {
            return DoubleMatrix.of(rows.toArray(double[][]::new));
        }
    }

    static List<Problem> read() {
        try (var in = Trajectories.class.getResourceAsStream("/golden/trajectories.json")) {
            var problems = new ArrayList<Problem>();
            for (JsonNode json : new ObjectMapper().readTree(in).get("problems")) {
                var runs = new ArrayList<Run>();
                json.get("runs").forEach(run -> runs.add(run(run)));
                problems.add(new Problem(
                        json.get("id").asText(),
                        json,
                        json.get("batch_size").intValue(),
                        json.get("steps").intValue(),
                        runs));
            }
            return problems;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Run run(JsonNode json) {
        var losses = new ArrayList<Double>();
        json.get("losses").forEach(loss -> losses.add(number(loss)));
        var checkpoints = new TreeMap<Integer, List<Double>>();
        json.get("checkpoints").forEach(c -> checkpoints.put(c.get("step").intValue(), flat(c.get("layers"))));
        var params = json.get("params");
        return new Run(
                json.get("id").asText(),
                number(params.get("lr")),
                GoldenRules.of(json.get("optimizer").asText(), Sequences.params(params)),
                losses,
                checkpoints);
    }

    /** W and b of every layer in the order of θ. */
    private static List<Double> flat(JsonNode layers) {
        var flat = new ArrayList<Double>();
        for (JsonNode layer : layers) {
            layer.get("W").forEach(row -> row.forEach(w -> flat.add(number(w))));
            layer.get("b").forEach(b -> flat.add(number(b)));
        }
        return flat;
    }

    private static double[] vector(JsonNode node) {
        if (!node.isArray()) {
            return new double[] {number(node)};
        }
        var vector = new double[node.size()];
        for (int i = 0; i < vector.length; i++) {
            vector[i] = number(node.get(i));
        }
        return vector;
    }

    /** Numbers that are not finite are strings. */
    private static double number(JsonNode node) {
        return Double.parseDouble(node.asText());
    }
}
