package org.chainrule.verification.mutant;

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
final class SmallEngine implements Engine {

    private final Graph graph;
    private final Node output;
    private final Way way;
    private final Parameters theta;
    private final Map<Node, Matrix> values = new HashMap<>();
    private final Map<Node, Matrix> gradients = new HashMap<>();
    private final Map<Node, Operands> operands = new HashMap<>();
    private final Map<Node, Integer> contributions = new HashMap<>();
    private double[] first = new double[0];
    private double[] before = new double[0];

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
        COUNTS_TWICE,
        /** From the fifth use of a node on, contributions overwrite. */
        FOUR_USES_AT_MOST,
        /** Only the first backward pass is computed; later ones return it again. */
        FIRST_PASS_ONLY,
        /** Parameters start from 0, nodes between keep what the last backward pass left in them. */
        KEEPS_OLD_ADJOINTS,
        /** Backward uses what the forward pass before the last one has left. */
        ONE_PASS_BEHIND,
        /** The last input of every op gets nothing. */
        FORGETS_THE_LAST_INPUT,
        /** An op that uses one node twice gives it the contribution of the first input only. */
        ONCE_PER_NODE
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

    @Override
    public double[] initial() {
        return theta.values().toArray();
    }

    @Override
    public double value(double[] at) {
        theta.values().copyFrom(at);
        for (Node node : graph.nodes()) {
            if (node.origin() instanceof Node.Computed computed) {
                computed.op().forward(Objects.requireNonNull(operands.get(node)));
            }
        }
        return value(output).get(0);
    }

    @Override
    public double[] gradient(double[] at) {
        if (way == Way.FIRST_PASS_ONLY && first.length > 0) {
            return first.clone();
        }
        value(way == Way.ONE_PASS_BEHIND && before.length > 0 ? before : at);
        before = at.clone();
        clear();
        gradient(output).fill(1);
        contributions.clear();
        List<Node> order = new ArrayList<>(graph.nodes());
        if (way != Way.TOO_EARLY) {
            Collections.reverse(order);
        }
        for (Node node : order) {
            if (node.origin() instanceof Node.Computed computed) {
                backward(node, computed);
            }
        }
        first = parameterGradients();
        return first.clone();
    }

    private void clear() {
        for (Node node : graph.nodes()) {
            boolean kept = way == Way.KEEPS_OLD_GRADIENTS
                    || (way == Way.KEEPS_OLD_ADJOINTS && node.origin() instanceof Node.Computed);
            if (!kept) {
                gradient(node).fill(0);
            }
        }
    }

    private double[] parameterGradients() {
        return theta.all().stream()
                .flatMapToDouble(parameter -> graph.nodes().stream()
                        .filter(node -> node.name().equals(parameter.name()))
                        .flatMapToDouble(node -> Arrays.stream(gradient(node).toArray())))
                .toArray();
    }

    private void backward(Node node, Node.Computed computed) {
        var o = Objects.requireNonNull(operands.get(node));
        int count = computed.inputs().size() - (way == Way.FORGETS_THE_LAST_INPUT ? 1 : 0);
        for (int i = 0; i < count; i++) {
            Node input = computed.inputs().get(i);
            if (way == Way.ONCE_PER_NODE && computed.inputs().indexOf(input) < i) {
                continue;
            }
            int written = contributions.merge(input, 1, Integer::sum);
            boolean overwrites = way == Way.OVERWRITES || (way == Way.FOUR_USES_AT_MOST && written > 4);
            computed.op().vjp(i, o, gradient(node), overwrites ? 0 : 1, gradient(input));
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
