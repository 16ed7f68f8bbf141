package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.trace.ChainStep;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.Kernels;

/**
 * What one forward and backward pass over a graph left behind: the value of every node, the cotangents it started from and
 * every chain-rule product in the order in which they were added up.
 *
 * <p>{@link #of(Plan)} records a plan. An engine of your own hands in its own record; then the {@link ChainStep}s say what
 * that engine did: {@code before} is what stood in the buffer of the gradient, {@code after} what stood there afterwards.
 *
 * @param graph what was differentiated
 * @param kernels the arithmetic, in float64
 * @param values the value of every node that was computed or read
 * @param cotangents what backward started from: one matrix for every differentiated output
 * @param steps every product, in the order in which they were made
 */
public record BackwardPass(
        Graph graph, Kernels kernels, Map<Node, Matrix> values, Map<Node, Matrix> cotangents, List<ChainStep> steps) {

    /**
     * Copies the maps and the list.
     *
     * @throws IllegalArgumentException if the kernels are float32, whose values decide nothing
     */
    public BackwardPass {
        if (kernels.precision() != Precision.FLOAT64) {
            throw new IllegalArgumentException("backward pass: found " + kernels.precision()
                    + " kernels; differences of values need float64, so build the plan in float64");
        }
        values = Map.copyOf(values);
        cotangents = new LinkedHashMap<>(cotangents);
        steps = List.copyOf(steps);
    }

    /** Runs a plan forward and backward at the inputs it holds, and records it. */
    public static BackwardPass of(Plan plan) {
        plan.forward();
        var values = new LinkedHashMap<Node, Matrix>();
        for (Node node : plan.graph().nodes()) {
            if (plan.computes(node)) {
                values.put(node, Matrix.copyOf(plan.value(node), Precision.FLOAT64));
            }
        }
        var cotangents = new LinkedHashMap<Node, Matrix>();
        for (Node output : plan.outputs()) {
            if (plan.hasGradient(output)) {
                cotangents.put(output, Matrix.copyOf(plan.cotangent(output), Precision.FLOAT64));
            }
        }
        return new BackwardPass(plan.graph(), plan.kernels(), values, cotangents, plan.trace());
    }

    /** The nodes whose vjps ran, last written first. */
    public List<Node> visited() {
        Set<Node> visited = new HashSet<>();
        steps.forEach(step -> visited.add(step.node()));
        var order = new ArrayList<Node>();
        for (int n = graph.nodes().size() - 1; n >= 0; n--) {
            if (visited.contains(graph.nodes().get(n))) {
                order.add(graph.nodes().get(n));
            }
        }
        return order;
    }

    /** The products of the vjps of one node. */
    public List<ChainStep> from(Node node) {
        return steps.stream().filter(step -> step.node() == node).toList();
    }

    /** The contributions to the gradient of one node, in the order in which they were added. */
    public List<ChainStep> into(Node node) {
        return steps.stream().filter(step -> step.inputNode() == node).toList();
    }

    /** The recorded inputs of a node. */
    public List<Matrix> inputs(Node.Computed computed) {
        return computed.inputs().stream()
                .map(input -> Objects.requireNonNull(values.get(input)))
                .toList();
    }

    /** What backward started a node's gradient from, if it is a differentiated output. */
    public Optional<Matrix> cotangent(Node node) {
        return Optional.ofNullable(cotangents.get(node));
    }
}
