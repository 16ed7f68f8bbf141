package org.chainrule.verification.dual;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.verification.oracle.Estimate;

/**
 * A graph run forward in dual numbers: from tangents of its inputs and parameters to the tangent of every node.
 *
 * <pre>{@code
 * var pass = DualPass.of(plan);
 * pass.setTangent(weight, direction);
 * pass.forward();
 * Estimate moved = pass.tangent(loss, 0); // ⟨∂L/∂W, direction⟩, without any vjp
 * }</pre>
 *
 * <p>A pass has buffers of its own; plan, parameters and given matrices are copied and not modified. Tangents that are not set
 * are 0.
 */
public final class DualPass {

    private final Graph graph;
    private final DualKernels kernels;
    private final Map<Node, Matrix> values = new HashMap<>();
    private final Map<Node, double[]> seeds = new HashMap<>();
    private final List<Step> steps = new ArrayList<>();

    record Step(Node node, Op op, Operands operands) {}

    private DualPass(Graph graph, Kernels base) {
        this.graph = graph;
        kernels = new DualKernels(base);
    }

    /**
     * A pass over all nodes of a graph, in plain Java kernels.
     *
     * @param given a value for every input, and for parameters that are not at their initial value; copied
     * @throws IllegalArgumentException if an input has no value, or a value has another shape than its node
     */
    public static DualPass of(Graph graph, Map<Node, Matrix> given) {
        var pass = new DualPass(graph, KernelChoice.reproducible().kernels(Precision.FLOAT64));
        var initial = graph.nodes().stream().anyMatch(node -> node.origin() instanceof Node.Parameter)
                ? graph.parameters(Precision.FLOAT64)
                : null;
        int rows = rows(given);
        for (Node node : graph.nodes()) {
            Matrix value = given.get(node);
            if (value == null && initial != null && node.origin() instanceof Node.Parameter) {
                value = initial.get(node.name()).value();
            }
            pass.write(node, value, rows);
        }
        return pass;
    }

    /** A pass over the nodes that a plan computes, from the numbers its inputs and parameters have now, in its kernels if these are of float64. */
    public static DualPass of(Plan plan) {
        boolean wide = plan.kernels().precision() == Precision.FLOAT64;
        var pass = new DualPass(
                plan.graph(),
                wide ? plan.kernels() : KernelChoice.reproducible().kernels(Precision.FLOAT64));
        for (Node node : plan.graph().nodes()) {
            if (plan.computes(node)) {
                pass.write(node, plan.value(node), plan.rows());
            }
        }
        return pass;
    }

    private static int rows(Map<Node, Matrix> given) {
        return given.entrySet().stream()
                .filter(entry -> entry.getKey().shape().isBatched())
                .mapToInt(entry -> entry.getValue().rows())
                .findFirst()
                .orElse(1);
    }

    private void write(Node node, @org.jspecify.annotations.Nullable Matrix given, int rows) {
        if (node.origin() instanceof Node.Computed computed) {
            var inputs = computed.inputs().stream().map(this::value).toList();
            var operands = Operands.allocate(computed.op(), kernels, inputs);
            values.put(node, operands.out());
            steps.add(new Step(node, computed.op(), operands));
            return;
        }
        Matrix value = node.origin() instanceof Node.Constant constant ? constant.value() : given;
        if (value == null) {
            throw new IllegalArgumentException("dual pass: found no value for the input \"" + node.name()
                    + "\"; give every input of the graph a matrix");
        }
        Shape shape = node.shape().withBatch(rows);
        if (!value.shape().equals(shape)) {
            throw new IllegalArgumentException("dual pass: the value of \"" + node.name() + "\" is " + value.shape()
                    + " but the node is " + shape + "; the shapes must be equal");
        }
        values.put(node, Matrix.copyOf(value, Precision.FLOAT64));
    }

    List<Step> steps() {
        return steps;
    }

    DualKernels kernels() {
        return kernels;
    }

    /** The graph this pass runs. */
    public Graph graph() {
        return graph;
    }

    /**
     * How an input, parameter or constant moves, from the next {@link #forward()} on.
     *
     * @param tangent one number per element, row by row; copied
     */
    public void setTangent(Node node, double... tangent) {
        if (node.origin() instanceof Node.Computed) {
            throw new IllegalArgumentException("dual pass: \"" + node.name()
                    + "\" is computed, so its tangent is too; set those of inputs and parameters");
        }
        if (tangent.length != value(node).size()) {
            throw new IllegalArgumentException("dual pass: found " + tangent.length + " numbers for \"" + node.name()
                    + "\", which is " + value(node).shape() + "; give one per element");
        }
        seeds.put(node, tangent.clone());
    }

    /** Computes the value and the tangent of every node. */
    public void forward() {
        kernels.clear();
        seeds.forEach((node, tangent) -> kernels.setTangent(value(node), tangent));
        for (Step step : steps) {
            kernels.forward(step.op, step.operands);
        }
    }

    /** Whether this node is computed here: a plan leaves out what its outputs do not need. */
    public boolean computes(Node node) {
        return values.containsKey(node);
    }

    /** The buffer of a node's value; write it for an input, read it after {@link #forward()} for anything else. */
    public Matrix value(Node node) {
        Matrix value = values.get(node);
        if (value == null) {
            throw new IllegalArgumentException("dual pass: \"" + node.name() + "\" is not computed here");
        }
        return value;
    }

    /** The tangent of one element of a node, with its bar; after {@link #forward()}. */
    public Estimate tangent(Node node, int index) {
        return kernels.tangent(value(node), index);
    }

    /** The tangents of a node, row by row; NaN where nothing is known. */
    public double[] tangents(Node node) {
        return kernels.tangents(value(node));
    }

    /** The bars of a node's tangents, row by row; infinite where nothing is known. */
    public double[] bars(Node node) {
        return kernels.bars(value(node));
    }

    /** Which tangents come from differences, and why: one sentence each. */
    public List<String> notes() {
        return kernels.notes();
    }

    /** The functions and losses at a kink of which the tangents of both sides were joined. */
    public List<String> kinks() {
        return kernels.kinks();
    }
}
