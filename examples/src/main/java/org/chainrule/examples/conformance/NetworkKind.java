package org.chainrule.examples.conformance;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.kernel.Kernels;

/** Whole networks: every pre-activation, activation, the loss, every parameter gradient, the gradient of the input. */
final class NetworkKind implements Kind {

    @Override
    public String name() {
        return "networks";
    }

    @Override
    public void judge(Place root, Kernels kernels, Tally tally) {
        for (Place entry : root.get("networks").items()) {
            String where = entry.get("id").text();
            tally.entry(where, () -> judge(entry, kernels, where, tally));
        }
    }

    private record Layer(Node z, Node a, Node weight, Optional<Node> bias) {}

    private static void judge(Place entry, Kernels kernels, String where, Tally tally) {
        var graph = new Graph();
        var input = entry.get("x").matrix();
        Node x = graph.input("x", input.shape());
        var layers = new ArrayList<Layer>();
        Node below = x;
        for (Place layer : entry.get("layers").items()) {
            layers.add(layer(graph, below, layer, layers.size()));
            below = layers.get(layers.size() - 1).a();
        }
        var exact = entry.get("exact");
        var described = entry.get("loss");
        var loss = GoldenLosses.of(
                described.get("name").text(),
                described.get("reduction").text(),
                described.get("params"),
                exact.get("output").matrix(),
                entry.get("target"));
        Node t = graph.constant("t", loss.target());
        Node out = loss.write(graph, below, t);
        var plan = Plan.builder(graph, out).kernels(kernels).inputGradients(x).build();

        plan.value(x).copyFrom(input);
        plan.forward();
        plan.backward();
        compare(plan, layers, entry, where, tally);
        Tensors.compare("output", exact.get("output"), plan.value(below), where, tally);
        Tensors.compare("loss", exact.get("loss"), plan.value(out), where, tally);
        Tensors.compare("input gradient", exact.get("dx"), plan.gradient(x), where, tally);
    }

    private static Layer layer(Graph graph, Node below, Place layer, int number) {
        var weight = graph.parameter("W" + number, layer.get("W").matrix());
        Optional<Node> bias = layer.get("b").isNull()
                ? Optional.empty()
                : Optional.of(graph.parameter("b" + number, layer.get("b").numbers()));
        Node z = bias.map(b -> graph.linear(below, weight, b)).orElseGet(() -> graph.linear(below, weight));
        var activation = GoldenActivations.of(layer.get("activation").text(), layer.get("activation_params"));
        return new Layer(z, activation.write(graph, "a" + number, z), weight, bias);
    }

    /** z and a stand only in the part of PyTorch, which is exact to the last digits; the gradients have their exact part. */
    private static void compare(Plan plan, List<Layer> layers, Place entry, String where, Tally tally) {
        var seen = entry.get("torch").get("layers").items();
        var gradients = entry.get("exact").get("grads").items();
        if (seen.size() != layers.size() || gradients.size() != layers.size()) {
            throw new Malformed(entry, seen.size() + " and " + gradients.size() + " layers", "" + layers.size());
        }
        for (int l = 0; l < layers.size(); l++) {
            var layer = layers.get(l);
            String at = where + ", layer " + l;
            Tensors.compare("pre-activation", seen.get(l).get("z"), plan.value(layer.z()), at, tally);
            Tensors.compare("activation", seen.get(l).get("a"), plan.value(layer.a()), at, tally);
            Tensors.compare("weight gradient", gradients.get(l).get("W"), plan.gradient(layer.weight()), at, tally);
            if (layer.bias().isPresent()) {
                var bias = layer.bias().get();
                Tensors.compare("bias gradient", gradients.get(l).get("b"), plan.gradient(bias), at, tally);
            }
        }
    }
}
