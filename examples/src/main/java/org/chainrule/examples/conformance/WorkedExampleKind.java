package org.chainrule.examples.conformance;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SquaredError;

/**
 * The published worked example: one training step for one hidden unit of a 3-4-1 network, under four conventions. Each is
 * written as a graph, so that its numbers are gradients: with δ = −∂L/∂net, L = (y − a)², a change is α·δ·input.
 */
final class WorkedExampleKind implements Kind {

    @Override
    public String name() {
        return "worked-example";
    }

    @Override
    public void judge(Place root, Kernels kernels, Tally tally) {
        tally.entry("steps", () -> {
            var example = Example.of(root.get("inputs"));
            for (Place step : root.get("steps_source_convention").items()) {
                String name = step.get("step").text();
                Tensors.compare("number", step.get("double"), example.step(name), name, tally);
            }
        });
        for (Place variant : root.get("variants").items()) {
            String name = variant.get("variant").text();
            tally.entry(name, () -> {
                var step = Example.of(root.get("inputs")).hidden(name);
                Tensors.compare("number", variant.get("delta_h1"), step.delta(), name + " delta", tally);
                Tensors.compare("number", variant.get("changes_i_h1"), step.changes(), name + " changes", tally);
                Tensors.compare("number", variant.get("w_i_h1_new"), step.weights(), name + " weights", tally);
            });
        }
    }

    /** What happens to the weights into the hidden unit. */
    private record Hidden(DoubleMatrix delta, DoubleMatrix changes, DoubleMatrix weights) {}

    private record Example(
            DoubleMatrix x, DoubleMatrix w, double bias, double label, double output, double alpha, double[] above) {

        static Example of(Place inputs) {
            return new Example(
                    DoubleMatrix.of(inputs.get("x").numbers()),
                    DoubleMatrix.of(inputs.get("w_i_h1").numbers()),
                    inputs.get("bias_h1").number(),
                    inputs.get("label").number(),
                    inputs.get("output_activation").number(),
                    inputs.get("alpha").number(),
                    inputs.get("weights_h_o_before").numbers());
        }

        DoubleMatrix step(String name) {
            var run = new Run(this, List.of(above[0]));
            double[] after = above.clone();
            after[0] = above[0] + alpha * run.deltaOut() * run.h1();
            return switch (name) {
                case "net_h1" -> number(run.net());
                case "h1" -> number(run.h1());
                case "delta_o" -> number(run.deltaOut());
                case "change_h1_o" -> number(after[0] - above[0]);
                case "w_h1_o_new" -> number(after[0]);
                case "weights_h_o_after" -> DoubleMatrix.of(after);
                case "h1_derivative" -> number(run.h1Slope());
                case "delta_h1" -> hidden("source").delta();
                case "changes_i_h1" -> hidden("source").changes();
                case "w_i_h1_new" -> hidden("source").weights();
                default -> throw new Unknown(name);
            };
        }

        Hidden hidden(String variant) {
            var old = new Run(this, List.of(above[0]));
            double updated = above[0] + alpha * old.deltaOut() * old.h1();
            List<Double> all = new ArrayList<>();
            for (double weight : above) {
                all.add(weight);
            }
            var through = switch (variant) {
                case "true_backprop" -> List.of(above[0]);
                case "own_weight_updated" -> List.of(updated);
                case "all_weights_old" -> all;
                case "source" -> {
                    all.set(0, updated);
                    yield all;
                }
                default -> throw new Unknown(variant);
            };
            return new Run(this, through).hidden();
        }

        private static DoubleMatrix number(double value) {
            return DoubleMatrix.of(new double[] {value});
        }
    }

    /** The graph x → net_h1 → h1 → net_o → a → (y − a)², where h1 feeds net_o through some weights at once. */
    private static final class Run {
        private final Example example;
        private final Plan plan;
        private final Node net;
        private final Node h1;
        private final Node weight;
        private final Node out;

        Run(Example example, List<Double> through) {
            this.example = example;
            var graph = new Graph();
            Node x = graph.constant("x", example.x());
            weight = graph.parameter("w", example.w());
            net = graph.linear(x, weight, graph.parameter("bias", example.bias()));
            h1 = graph.map(new Sigmoid(), net);
            Node sum = graph.constant("rest", number(0));
            for (int k = 0; k < through.size(); k++) {
                sum = graph.add(sum, graph.multiply(h1, graph.constant("v" + k, number(through.get(k)))));
            }
            double given = StrictMath.log(example.output() / (1 - example.output()));
            double reached =
                    sigmoid(example) * through.stream().mapToDouble(v -> v).sum();
            out = graph.add(sum, graph.constant("moved", number(given - reached)));
            Node a = graph.map(new Sigmoid(), out);
            Node label = graph.constant("label", number(example.label()));
            plan = Plan.of(graph, graph.loss(new SquaredError(), Reduction.SUM, a, label));
            plan.forward();
            plan.backward();
        }

        private static double sigmoid(Example example) {
            double sum = example.bias();
            for (int i = 0; i < example.x().size(); i++) {
                sum += example.x().get(i) * example.w().get(i);
            }
            return Sigmoid.of(sum);
        }

        double net() {
            return plan.value(net).get(0);
        }

        double h1() {
            return plan.value(h1).get(0);
        }

        double h1Slope() {
            return plan.gradient(net).get(0) / plan.gradient(h1).get(0);
        }

        double deltaOut() {
            return -plan.gradient(out).get(0);
        }

        Hidden hidden() {
            int n = example.w().size();
            var changes = DoubleMatrix.zeros(1, n);
            var weights = DoubleMatrix.zeros(1, n);
            for (int i = 0; i < n; i++) {
                changes.set(i, -example.alpha() * plan.gradient(weight).get(i));
                weights.set(i, example.w().get(i) + changes.get(i));
            }
            return new Hidden(number(-plan.gradient(net).get(0)), changes, weights);
        }

        private static DoubleMatrix number(double value) {
            return DoubleMatrix.of(new double[] {value});
        }
    }
}
