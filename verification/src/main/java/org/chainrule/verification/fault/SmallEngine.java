package org.chainrule.verification.fault;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;

/** Forward and backward over a graph of parameters in the plainest way, with room for the faults of a backward loop. */
final class SmallEngine {

    private final Graph graph;
    private final Node output;
    private final Way way;
    private final Parameters theta;
    private final Map<Node, Matrix> values = new HashMap<>();
    private final Map<Node, Matrix> gradients = new HashMap<>();
    private final Map<Node, Operands> operands = new HashMap<>();

    /** How the backward loop goes. */
    enum Way {
        /** As it should. */
        SOUND,
        /** A second contribution to a gradient overwrites the first. */
        OVERWRITES,
        /** Gradients keep what the last backward pass left in them. */
        KEEPS_OLD_GRADIENTS,
        /** Nodes are visited in writing order, before what uses them. */
        TOO_EARLY,
        /** A contribution to a node that is used twice is added twice. */
        COUNTS_TWICE
    }

    SmallEngine(Graph graph, Node output, Way way) {
        this.graph = graph;
        this.output = output;
        this.way = way;
        theta = graph.parameters(Precision.FLOAT64);
        var kernels = KernelChoice.reproducible().kernels(Precision.FLOAT64);
        for (Node node : graph.nodes()) {
            if (node.origin() instanceof Node.Computed computed) {
                var inputs = computed.inputs().stream().map(this::value).toList();
                var o = Operands.allocate(computed.op(), kernels, inputs);
                operands.put(node, o);
                values.put(node, o.out());
            } else {
                values.put(node, theta.get(node.name()).value());
            }
            gradients.put(node, Matrix.zeros(Precision.FLOAT64, node.shape()));
        }
    }

    private Matrix value(Node node) {
        return Objects.requireNonNull(values.get(node));
    }

    private Matrix gradient(Node node) {
        return Objects.requireNonNull(gradients.get(node));
    }

    double[] initial() {
        return theta.values().toArray();
    }

    /** The 1×1 output at these parameters. */
    double value(double[] at) {
        theta.values().copyFrom(at);
        for (Node node : graph.nodes()) {
            if (node.origin() instanceof Node.Computed computed) {
                computed.op().forward(Objects.requireNonNull(operands.get(node)));
            }
        }
        return value(output).get(0);
    }

    /** The gradient at these parameters, as this way of going backward finds it. */
    double[] gradient(double[] at) {
        value(at);
        if (way != Way.KEEPS_OLD_GRADIENTS) {
            gradients.values().forEach(gradient -> gradient.fill(0));
        }
        gradient(output).fill(1);
        List<Node> order = new ArrayList<>(graph.nodes());
        if (way != Way.TOO_EARLY) {
            Collections.reverse(order);
        }
        for (Node node : order) {
            if (node.origin() instanceof Node.Computed computed) {
                backward(node, computed);
            }
        }
        return theta.all().stream()
                .flatMapToDouble(parameter -> graph.nodes().stream()
                        .filter(node -> node.name().equals(parameter.name()))
                        .flatMapToDouble(node -> Arrays.stream(gradient(node).toArray())))
                .toArray();
    }

    private void backward(Node node, Node.Computed computed) {
        var o = Objects.requireNonNull(operands.get(node));
        for (int i = 0; i < computed.inputs().size(); i++) {
            Node input = computed.inputs().get(i);
            computed.op().vjp(i, o, gradient(node), way == Way.OVERWRITES ? 0 : 1, gradient(input));
            if (way == Way.COUNTS_TWICE && uses(input) > 1) {
                computed.op().vjp(i, o, gradient(node), 1, gradient(input));
            }
        }
    }

    private long uses(Node node) {
        return graph.nodes().stream()
                .filter(user -> user.origin() instanceof Node.Computed computed
                        && computed.inputs().contains(node))
                .count();
    }
}
