package org.chainrule.verification.golden;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.KernelProvider;
import org.chainrule.core.kernel.Kernels;
import org.junit.jupiter.api.Test;

/** Whole networks: every pre-activation, activation, the loss, every parameter gradient, the input gradient. */
class NetworkGoldenTest {

    @Test
    void everyQuantityOfEveryNetworkIsExact() {
        for (KernelProvider provider : KernelChoice.providers()) {
            if (provider.refusal().isPresent()) {
                System.out.println("golden networks.json: without the kernels " + provider.name());
                continue;
            }
            var tally = new Tally("networks.json with " + provider.name() + " kernels");
            for (JsonNode entry : Golden.read("networks.json").get("networks")) {
                var net = Net.of(entry, provider.kernels(Precision.FLOAT64, 1));
                if (net.isPresent()) {
                    tally.run(complaints(net.get(), entry));
                } else {
                    tally.awaiting(entry.get("id").asText());
                }
            }
            tally.close();
        }
    }

    /** A network written into a graph. */
    private record Net(Plan plan, Node x, List<Node> z, List<Node> a, List<Node> w, List<Optional<Node>> b, Node loss) {

        static Optional<Net> of(JsonNode entry, Kernels kernels) {
            var layers = entry.get("layers");
            var last = layers.get(layers.size() - 1);
            var goldenLoss = entry.get("loss");
            var loss = GoldenLoss.of(
                    goldenLoss.get("name").asText(),
                    goldenLoss.get("reduction").asText(),
                    goldenLoss.get("params"),
                    entry.get("target"));
            var graph = new Graph();
            var x = graph.input("x", layers.get(0).get("in").asInt());
            var z = new ArrayList<Node>();
            var a = new ArrayList<Node>();
            var w = new ArrayList<Node>();
            var b = new ArrayList<Optional<Node>>();
            Node below = x;
            for (JsonNode layer : layers) {
                var activation = activation(layer);
                if (activation.isEmpty()) {
                    return Optional.empty();
                }
                int l = w.size();
                w.add(graph.parameter("W" + l, Golden.matrix(layer.get("W"))));
                b.add(
                        layer.get("b").isNull()
                                ? Optional.empty()
                                : Optional.of(graph.parameter("b" + l, Golden.numbers(layer.get("b")))));
                Node weight = w.get(l);
                Node input = below;
                z.add(b.get(l)
                        .map(bias -> graph.linear(input, weight, bias))
                        .orElseGet(() -> graph.linear(input, weight)));
                a.add(graph.apply("a" + l, activation.get(), z.get(l)));
                below = a.get(l);
            }
            if (loss.isEmpty()) {
                return Optional.empty();
            }
            var target = graph.input("t", loss.get().target().columns());
            var out = graph.loss(loss.get().loss(), loss.get().reduction(), below, target);
            var plan = Plan.builder(graph, out)
                    .rows(entry.get("batch").asInt())
                    .kernels(kernels)
                    .inputGradients(x)
                    .build();
            plan.value(x).copyFrom(Golden.matrix(entry.get("x")));
            plan.value(target).copyFrom(loss.get().target());
            plan.forward();
            plan.backward();
            return Optional.of(new Net(plan, x, z, a, w, b, out));
        }

        private static Optional<Op> activation(JsonNode layer) {
            String name = layer.get("activation").asText();
            var row = GoldenFunctions.row(name);
            return row.isPresent()
                    ? Optional.of(new RowWise(row.get()))
                    : GoldenFunctions.scalar(name, layer.get("activation_params"))
                            .map(Elementwise::new);
        }
    }

    private static List<String> complaints(Net net, JsonNode entry) {
        String id = entry.get("id").asText();
        var plan = net.plan();
        var exact = entry.get("exact");
        var complaints = new ArrayList<String>();
        for (int l = 0; l < net.z().size(); l++) {
            var seen = entry.get("torch").get("layers").get(l);
            complaints.addAll(Golden.complaints(
                    id + " z" + l,
                    Golden.matrix(seen.get("z")),
                    plan.value(net.z().get(l))));
            complaints.addAll(Golden.complaints(
                    id + " a" + l,
                    Golden.matrix(seen.get("a")),
                    plan.value(net.a().get(l))));
            var gradients = exact.get("grads").get(l);
            complaints.addAll(Golden.complaints(
                    id + " dW" + l,
                    Golden.matrix(gradients.get("W")),
                    plan.gradient(net.w().get(l))));
            if (net.b().get(l).isPresent()) {
                complaints.addAll(Golden.complaints(
                        id + " db" + l,
                        DoubleMatrix.of(Golden.numbers(gradients.get("b"))),
                        plan.gradient(net.b().get(l).get())));
            }
        }
        var output = net.a().get(net.a().size() - 1);
        complaints.addAll(Golden.complaints(id + " output", Golden.matrix(exact.get("output")), plan.value(output)));
        complaints.addAll(Golden.complaints(id + " loss", Golden.matrix(exact.get("loss")), plan.value(net.loss())));
        complaints.addAll(Golden.complaints(id + " dx", Golden.matrix(exact.get("dx")), plan.gradient(net.x())));
        return complaints;
    }

    /** Planted: the gradients of a network one of whose weights is 1e-9 larger. */
    @Test
    void aWeightThatIsSlightlyOffIsCaught() {
        var entry = Golden.read("networks.json").get("networks").get(0);
        var kernels = KernelChoice.reproducible().kernels(Precision.FLOAT64);
        var net = Net.of(entry, kernels).orElseThrow();
        assertThat(complaints(net, entry)).isEmpty();
        var weight = net.plan().value(net.w().get(0));
        weight.set(0, weight.get(0) + 1e-9);
        net.plan().forward();
        net.plan().backward();
        assertThat(complaints(net, entry))
                .anyMatch(text -> text.contains(" dW"))
                .anyMatch(text -> text.contains(" dx"));
    }
}
