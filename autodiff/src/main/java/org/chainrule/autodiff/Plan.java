package org.chainrule.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.autodiff.trace.ChainStep;
import org.chainrule.autodiff.trace.Explanation;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.Kernels;
import org.jspecify.annotations.Nullable;

/**
 * A graph with buffers: forward is a loop over the nodes, backward is the same loop reversed over the edges.
 *
 * <p>A plan decides once which edges are needed (those on a path from a trained parameter or a wanted input to an output)
 * and which of them is the first to write a gradient (β = 0) and which adds (β = 1), so nothing is set to zero. Every
 * buffer is allocated when the plan is built; forward and backward allocate nothing. Neighbouring nodes of a few numbers may
 * run in one go ({@link SmallLayers}), to the same bits. One thread at a time.
 */
public final class Plan {

    private final Graph graph;
    private final Node[] outputs; // an array: iterating a list allocates
    private final @Nullable Parameters parameters;
    private final int parameterRevision;
    private final Kernels kernels;
    private final int rows;
    private final Matrix[] values;
    private final Matrix[] own;
    private final @Nullable Matrix[] gradients;
    private final @Nullable Matrix[] cotangents;
    private final Edge[] edges;
    private final Pass[] forward;
    private final Pass[] backward;
    private final boolean[] reached;
    private final Node[] unreached;
    private final boolean forwardOnly;
    private boolean hasRun;

    /** A plan for one row, in float64 with plain Java kernels, that differentiates one output. */
    public static Plan of(Graph graph, Node output) {
        return builder(graph, output).build();
    }

    /** Starts a plan that computes these nodes. */
    public static PlanBuilder builder(Graph graph, Node... outputs) {
        return new PlanBuilder(graph, List.of(outputs));
    }

    Plan(PlanBuilder from, @Nullable Parameters parameters, Kernels kernels) {
        graph = from.graph;
        outputs = from.outputs.toArray(new Node[0]);
        rows = from.rows;
        forwardOnly = from.forwardOnly;
        this.parameters = parameters;
        this.kernels = kernels;
        parameterRevision = parameters == null ? 0 : parameters.revision();
        var nodes = graph.nodes();
        reached = Wiring.ancestors(nodes, from.outputs);
        boolean[] needed = Wiring.needed(nodes, reached, this::isTrained, from.inputGradients, from.forwardOnly);

        values = new Matrix[nodes.size()];
        gradients = new Matrix[nodes.size()];
        cotangents = new Matrix[nodes.size()];
        for (Node node : nodes) {
            values[node.index()] = valueBuffer(node);
            gradients[node.index()] = needed[node.index()] ? gradientBuffer(node) : null;
        }
        own = values.clone();
        for (Node output : outputs) {
            if (needed[output.index()]) {
                var cotangent = buffer(output.shape());
                cotangent.fill(output.shape().equals(Shape.SCALAR) ? 1 : 0);
                cotangents[output.index()] = cotangent;
            }
        }
        var operands = new Operands[nodes.size()];
        var steps = steps(nodes, operands);
        boolean[] written = new boolean[nodes.size()];
        edges = edges(nodes, needed, operands, written);
        var passes = new SmallLayers(kernels, values, steps, edges);
        forward = passes.forward();
        backward = passes.backward();
        unreached = nodes.stream()
                .filter(node -> isTrained(node) && !written[node.index()] && !from.forwardOnly)
                .toArray(Node[]::new);
    }

    private Step[] steps(List<Node> nodes, Operands[] operands) {
        var list = new ArrayList<Step>();
        for (Node node : nodes) {
            if (reached[node.index()] && node.origin() instanceof Node.Computed computed) {
                var shapes = computed.inputs().stream()
                        .map(input -> value(input).shape())
                        .toList();
                var workspace = computed.op().workspace(shapes).stream()
                        .map(this::buffer)
                        .toList();
                var places = computed.inputs().stream().mapToInt(Node::index).toArray();
                var o = new Operands(kernels, values, places, values[node.index()], workspace);
                operands[node.index()] = o;
                list.add(new Step(node, computed.inputs(), computed.op(), o));
            }
        }
        return list.toArray(new Step[0]);
    }

    private Edge[] edges(List<Node> nodes, boolean[] needed, Operands[] operands, boolean[] written) {
        var list = new ArrayList<Edge>();
        for (Node output : outputs) {
            written[output.index()] = true;
        }
        for (int n = nodes.size() - 1; n >= 0; n--) {
            if (!reached[n] || !needed[n] || !(nodes.get(n).origin() instanceof Node.Computed computed)) {
                continue;
            }
            for (int i = 0; i < computed.inputs().size(); i++) {
                Node input = computed.inputs().get(i);
                if (needed[input.index()]) {
                    list.add(new Edge(
                            nodes.get(n),
                            i,
                            input,
                            computed.op(),
                            operands[n],
                            Objects.requireNonNull(gradients[n]),
                            Objects.requireNonNull(gradients[input.index()]),
                            !written[input.index()],
                            input.origin() instanceof Node.Parameter));
                    written[input.index()] = true;
                }
            }
        }
        return list.toArray(new Edge[0]);
    }

    private boolean isTrained(Node node) {
        return node.origin() instanceof Node.Parameter && parameters != null && !parameters.isFrozen(node.name());
    }

    private Matrix valueBuffer(Node node) {
        if (node.origin() instanceof Node.Parameter && parameters != null) {
            return parameters.get(node.name()).value();
        }
        if (node.origin() instanceof Node.Constant constant) {
            return Matrix.copyOf(constant.value(), kernels.precision());
        }
        return buffer(node.shape());
    }

    private Matrix gradientBuffer(Node node) {
        return node.origin() instanceof Node.Parameter && parameters != null
                ? parameters.get(node.name()).gradient()
                : buffer(node.shape());
    }

    private Matrix buffer(Shape shape) {
        return Matrix.zeros(kernels.precision(), shape.withBatch(rows));
    }

    /** The graph this plan runs. */
    public Graph graph() {
        return graph;
    }

    /** The nodes this plan computes. */
    public List<Node> outputs() {
        return List.of(outputs);
    }

    /** Rows of the batch. */
    public int rows() {
        return rows;
    }

    /** The arithmetic this plan computes with. */
    public Kernels kernels() {
        return kernels;
    }

    /** The parameters whose θ is read and whose ∂θ is written. */
    public Parameters parameters() {
        if (parameters == null) {
            throw new IllegalStateException("plan: the graph has no parameters");
        }
        return parameters;
    }

    /** Whether parameters have been frozen or unfrozen since this plan was built, so that it should be built anew. */
    public boolean isOutdated() {
        return parameters != null && parameters.revision() != parameterRevision;
    }

    /** The buffer of a node's value; write it for an input, read it after {@link #forward()} for anything else. */
    public Matrix value(Node node) {
        return values[indexOf(node)];
    }

    /**
     * Lets an input be read where it lies, from now on: this matrix takes the place of the {@linkplain #value buffer}. It is
     * not modified.
     *
     * @param matrix of the shape and the precision of the buffer
     * @throws IllegalArgumentException if the node is not an input, or the matrix has another shape or precision
     */
    public void read(Node input, Matrix matrix) {
        Matrix buffer = value(input);
        if (!(input.origin() instanceof Node.Input)) {
            throw new IllegalArgumentException(
                    "plan: \"" + input.name() + "\" is not an input; only inputs can be read elsewhere");
        }
        if (matrix.precision() != kernels.precision()
                || matrix.rows() != buffer.rows()
                || matrix.columns() != buffer.columns()) {
            throw new IllegalArgumentException("plan: found " + matrix.shape() + " in " + matrix.precision() + " for \""
                    + input.name() + "\"; needs " + buffer.shape() + " in " + kernels.precision());
        }
        values[input.index()] = matrix;
    }

    /** The plan's own buffer of an input, which takes its place again if it was {@linkplain #read read elsewhere}. */
    public Matrix own(Node input) {
        int index = indexOf(input);
        values[index] = own[index];
        return own[index];
    }

    /** The buffer of a node's gradient, valid after {@link #backward()}. */
    public Matrix gradient(Node node) {
        Matrix gradient = gradients[indexOf(node)];
        if (gradient == null) {
            throw new IllegalArgumentException("plan: no gradient is computed for \"" + node.name()
                    + "\": it leads to no trained parameter and to no input whose gradient was asked for; ask with"
                    + " Plan.builder(…).inputGradients(…) or unfreeze a parameter");
        }
        return gradient;
    }

    /** Whether a gradient is computed for this node. */
    public boolean hasGradient(Node node) {
        return gradients[indexOf(node)] != null;
    }

    /** The cotangent with which {@link #backward()} starts at an output: 1 for a 1×1 output, else 0 until you write it. */
    public Matrix cotangent(Node output) {
        Matrix cotangent = cotangents[indexOf(output)];
        if (cotangent == null) {
            throw new IllegalArgumentException(
                    "plan: \"" + output.name() + "\" is not a differentiated output; outputs are "
                            + Arrays.stream(outputs).map(Node::name).toList());
        }
        return cotangent;
    }

    /** Whether an output needs this node, so that {@link #forward()} computes it or reads it. */
    public boolean computes(Node node) {
        return reached[indexOf(node)];
    }

    private int indexOf(Node node) {
        if (node.graph() != graph) {
            throw new IllegalArgumentException("plan: \"" + node.name() + "\" belongs to another graph");
        }
        return node.index();
    }

    /** Computes every node that an output needs, in writing order. */
    public void forward() {
        for (Pass pass : forward) {
            pass.run(0);
        }
        hasRun = true;
    }

    /**
     * Computes every gradient from the outputs' {@linkplain #cotangent cotangents}; ∂θ is overwritten.
     *
     * @throws IllegalStateException before {@link #forward()}, if built forward-only, or if {@linkplain #isOutdated outdated}
     */
    public void backward() {
        backward(1, 0);
    }

    /**
     * Computes every gradient, scaled by {@code factor}; {@code ∂θ := factor · ∂L/∂θ + β · ∂θ}. The gradients of other
     * nodes are overwritten.
     */
    public void backward(double factor, double beta) {
        seed(factor, beta);
        for (Pass pass : backward) {
            pass.run(beta);
        }
    }

    private void seed(double factor, double beta) {
        checkBackward();
        for (Node node : unreached) {
            Matrix gradient = Objects.requireNonNull(gradients[node.index()]);
            if (beta == 0) {
                gradient.fill(0);
            } else {
                kernels.addScaled(beta, gradient, 0, gradient);
            }
        }
        for (Node output : outputs) {
            Matrix cotangent = cotangents[output.index()];
            if (cotangent != null) {
                Matrix gradient = Objects.requireNonNull(gradients[output.index()]);
                boolean toParameter = output.origin() instanceof Node.Parameter;
                if (cotangent.size() == 1 && !toParameter) { // a loss: one number needs no loop
                    gradient.set(0, factor * cotangent.get(0));
                } else {
                    kernels.addScaled(factor, cotangent, toParameter ? beta : 0, gradient);
                }
            }
        }
    }

    private void checkBackward() {
        if (forwardOnly) {
            throw new IllegalStateException(
                    "plan: cannot run backward, it was built with forwardOnly(); leave that out");
        }
        if (!hasRun) {
            throw new IllegalStateException("plan: cannot run backward before forward; call forward() first");
        }
        if (isOutdated()) {
            throw new IllegalStateException(
                    "plan: cannot run backward, parameters have been frozen or unfrozen since it was"
                            + " built; build a new plan");
        }
    }

    /**
     * Runs the backward loop and records every chain-rule product on the way: the same edges in the same order and to the same
     * bits as {@link #backward()}, each by its {@code vjp}.
     */
    public List<ChainStep> trace() {
        var trace = new ArrayList<ChainStep>();
        seed(1, 0);
        for (Edge edge : edges) {
            var before = Matrix.zeros(
                    kernels.precision(), edge.gradIn().rows(), edge.gradIn().columns());
            if (!edge.first()) {
                before.copyFrom(edge.gradIn());
            }
            // A copy, because a vjp that changes its cotangent is to be seen, not to spoil what is seen of the rest.
            var upstream = Matrix.copyOf(edge.gradOut(), kernels.precision());
            edge.run(0);
            trace.add(ChainStep.observe(
                    edge.node(),
                    edge.input(),
                    edge.inputNode(),
                    edge.op(),
                    edge.operands(),
                    upstream,
                    before,
                    edge.gradIn()));
        }
        return trace;
    }

    /** Forward values and every chain-rule product, in words and numbers; runs forward and backward. */
    public String explain() {
        forward();
        return Explanation.of(this, List.of(outputs), trace());
    }

    /** Nodes, rows, precision, kernels. */
    @Override
    public String toString() {
        return "plan of " + graph.nodes().size() + " nodes, " + rows + " rows, " + kernels.precision() + ", "
                + kernels.name() + " kernels, " + edges.length + " edges back to "
                + Arrays.stream(edges).filter(edge -> edge.toParameter()).count() + " parameter uses";
    }
}
