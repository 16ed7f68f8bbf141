package org.chainrule.examples.conformance;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.Optimizer;

/** Whole trainings of small networks: every loss, and the parameters at every checkpoint, to 1e-11. */
final class TrajectoryKind implements Kind {

    @Override
    public String name() {
        return "trajectories";
    }

    @Override
    public void judge(Place root, Kernels kernels, Tally tally) {
        for (Place problem : root.get("problems").items()) {
            for (Place run : problem.get("runs").items()) {
                String where = problem.get("id").text() + " " + run.get("id").text();
                tally.entry(where, () -> new Training(problem, kernels).follow(run, where, tally));
            }
        }
    }

    /** The network and its data. */
    private static final class Training {
        private final Place problem;
        private final Kernels kernels;
        private final Graph graph = new Graph();
        private final Node x;
        private final Node t;
        private final Node loss;
        private final List<DoubleMatrix> inputs;
        private final List<DoubleMatrix> targets;

        Training(Place problem, Kernels kernels) {
            this.problem = problem;
            this.kernels = kernels;
            var batches = problem.get("batches").items();
            inputs = batches.stream().map(batch -> batch.get("x").matrix()).toList();
            var described = problem.get("loss");
            x = graph.input("x", inputs.get(0).shape());
            Node y = layers();
            var golden = batches.stream()
                    .map(batch -> GoldenLosses.of(
                            described.get("name").text(),
                            described.get("reduction").text(),
                            described.find("params").orElse(Place.none(described.path())),
                            DoubleMatrix.zeros(inputs.get(0).rows(), y.shape().columns()),
                            batch.get("target")))
                    .toList();
            targets = golden.stream().map(GoldenLoss::target).toList();
            t = graph.input("t", targets.get(0).shape());
            loss = golden.get(0).write(graph, y, t);
        }

        private Node layers() {
            Node y = x;
            var initial = problem.get("initial").items();
            var activations = problem.get("activations").items();
            for (int l = 0; l < initial.size(); l++) {
                var weight = graph.parameter("W" + l, initial.get(l).get("W").matrix());
                var bias = graph.parameter("b" + l, initial.get(l).get("b").numbers());
                var activation = activations.get(l);
                y = graph.linear(y, weight, bias);
                y = activation.node().isTextual()
                        ? GoldenActivations.of(activation.text(), Place.none(activation.path()))
                                .write(graph, "a" + l, y)
                        : GoldenActivations.of(activation.get("name").text(), activation.get("params"))
                                .write(graph, "a" + l, y);
            }
            return y;
        }

        void follow(Place run, String where, Tally tally) {
            var parameters = graph.parameters(Precision.FLOAT64);
            var plan = Plan.builder(graph, loss)
                    .parameters(parameters)
                    .kernels(kernels)
                    .build();
            var rule = GoldenRules.of(run.get("optimizer").text(), run.get("params"));
            double rate = run.get("params").get("lr").number();
            var optimizer = new Optimizer(parameters, rule, new Constant(rate), kernels);
            double[] losses = run.get("losses").numbers();
            if (losses.length == 0) {
                throw new Malformed(run.get("losses"), "no losses", "one per step");
            }
            var checkpoints = new ArrayList<>(run.get("checkpoints").items());
            for (int step = 1; step <= losses.length; step++) {
                int batch = (step - 1) % inputs.size();
                plan.value(x).copyFrom(inputs.get(batch));
                plan.value(t).copyFrom(targets.get(batch));
                plan.forward();
                plan.backward();
                String at = where + ", step " + step;
                UpdateRuleKind.compare(
                        "loss", losses[step - 1], plan.value(loss).get(0), at, tally);
                optimizer.step();
                if (!checkpoints.isEmpty() && checkpoints.get(0).get("step").whole() == step) {
                    compare(checkpoints.remove(0), parameters.values().toArray(), at, tally);
                }
            }
            if (!checkpoints.isEmpty()) {
                throw new Malformed(run.get("checkpoints"), "a checkpoint after the last loss", "none");
            }
        }

        private static void compare(Place checkpoint, double[] found, String where, Tally tally) {
            var exact = new ArrayList<Place>();
            for (Place layer : checkpoint.get("layers").items()) {
                exact.addAll(layer.get("W").leaves());
                exact.addAll(layer.get("b").leaves());
            }
            if (exact.size() != found.length) {
                throw new Malformed(checkpoint, exact.size() + " parameters", "" + found.length);
            }
            for (int i = 0; i < found.length; i++) {
                UpdateRuleKind.compare("parameter", exact.get(i).number(), found[i], where + ", parameter " + i, tally);
            }
        }
    }
}
