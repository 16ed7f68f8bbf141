package org.chainrule.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.Concatenate;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Multiply;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;

/**
 * A computation as a list of nodes in writing order, which is a topological order: a node's inputs stand before it.
 *
 * <p>Shapes are checked as each node is written. A graph holds no numbers but constants and initial values; a
 * {@link Plan} gives it buffers and runs it.
 *
 * <pre>{@code
 * var g = new Graph();
 * var a = g.parameter("a", 2.0);
 * var b = g.parameter("b", -3.0);
 * var loss = g.multiply(g.add(g.multiply(a, b), a), b); // (ab + a) b
 * System.out.println(Plan.of(g, loss).explain());
 * }</pre>
 */
public final class Graph {

    private static final int LONGEST_EXPRESSION = 40;

    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<String, Matrix> initial = new LinkedHashMap<>();

    /** An empty graph. */
    public Graph() {}

    /** Every node in writing order. */
    public List<Node> nodes() {
        return List.copyOf(nodes);
    }

    /** An input with one row per example: batch×columns. */
    public Node input(String name, int columns) {
        return input(name, Shape.batch(columns));
    }

    /** An input of any shape. */
    public Node input(String name, Shape shape) {
        return write(unique(name), shape, new Node.Input());
    }

    /** A parameter, initially 0. */
    public Node parameter(String name, Shape shape) {
        if (shape.isBatched()) {
            throw new IllegalArgumentException("parameter \"" + name + "\": found " + shape
                    + "; a parameter has a fixed number of rows, whatever the batch");
        }
        return parameter(name, Matrix.zeros(Precision.FLOAT64, shape));
    }

    /** A 1×n parameter with these initial values; with one value, a scalar. */
    public Node parameter(String name, double... values) {
        return parameter(name, DoubleMatrix.of(values));
    }

    /** A parameter with these initial values, which are copied. */
    public Node parameter(String name, Matrix value) {
        Node node = write(unique(name), value.shape(), new Node.Parameter());
        initial.put(name, Matrix.copyOf(value, Precision.FLOAT64));
        return node;
    }

    /** A constant; the values are copied. */
    public Node constant(String name, Matrix value) {
        return write(unique(name), value.shape(), new Node.Constant(Matrix.copyOf(value, Precision.FLOAT64)));
    }

    /** The result of an op, called by its expression. */
    public Node apply(Op op, Node... inputs) {
        var expression = op.expression(Arrays.stream(inputs).map(Node::name).toList());
        boolean usable = expression.length() <= LONGEST_EXPRESSION && !names.contains(expression);
        return apply(usable ? expression : op.name() + "#" + nodes.size(), op, inputs);
    }

    /**
     * The result of an op under a name of its own.
     *
     * @throws IllegalArgumentException if the inputs do not fit, naming the op and its place
     */
    public Node apply(String name, Op op, Node... inputs) {
        for (Node input : inputs) {
            if (input.graph() != this) {
                throw new IllegalArgumentException(op.name() + " \"" + name + "\": input \"" + input.name()
                        + "\" belongs to another graph; write all nodes of a computation into one graph");
            }
        }
        Shape shape;
        try {
            shape = op.shape(Arrays.stream(inputs).map(Node::shape).toList());
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(op.name() + " \"" + name + "\": " + refused.getMessage(), refused);
        }
        return write(unique(name), shape, new Node.Computed(op, List.of(inputs)));
    }

    /** a + b, equal shapes. */
    public Node add(Node a, Node b) {
        return apply(new Add(), a, b);
    }

    /** a ⊙ b, equal shapes. */
    public Node multiply(Node a, Node b) {
        return apply(new Multiply(), a, b);
    }

    /** [a | b | …]: side by side, equal rows. */
    public Node concatenate(Node... inputs) {
        return apply(new Concatenate(), inputs);
    }

    /** X Wᵀ + b. */
    public Node linear(Node x, Node w, Node b) {
        return apply(new Linear(), x, w, b);
    }

    /** X Wᵀ. */
    public Node linear(Node x, Node w) {
        return apply(new Linear(), x, w);
    }

    /** f on every element. */
    public Node map(ScalarFunction f, Node x) {
        return apply(new Elementwise(f), x);
    }

    /** f on every row. */
    public Node mapRows(RowFunction f, Node x) {
        return apply(new RowWise(f), x);
    }

    /** Parametric ReLU with slopes a for negative x: 1×1, or 1×n with one per column. */
    public Node prelu(Node x, Node a) {
        return apply(new Prelu(), x, a);
    }

    /** The loss of a prediction and a target with the loss's default reduction. */
    public Node loss(Loss loss, Node prediction, Node target) {
        return loss(loss, loss.defaultReduction(), prediction, target);
    }

    /** The loss of a prediction and a target. */
    public Node loss(Loss loss, Reduction reduction, Node prediction, Node target) {
        return apply(new LossOp(loss, reduction), prediction, target);
    }

    /** The loss of a prediction without a target, with the loss's default reduction. */
    public Node loss(Loss loss, Node prediction) {
        return loss(loss, loss.defaultReduction(), prediction);
    }

    /** The loss of a prediction without a target. */
    public Node loss(Loss loss, Reduction reduction, Node prediction) {
        return apply(new LossOp(loss, reduction), prediction);
    }

    /** New parameters holding the initial value of every parameter node, in writing order. */
    public Parameters parameters(Precision precision) {
        var builder = Parameters.builder();
        initial.forEach((name, value) -> builder.add(name, value.shape()));
        var parameters = builder.build(precision);
        initial.forEach((name, value) -> parameters.get(name).value().copyFrom(value));
        return parameters;
    }

    private Node write(String name, Shape shape, Node.Origin origin) {
        var node = new Node(this, nodes.size(), name, shape, origin);
        nodes.add(node);
        return node;
    }

    private String unique(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("graph: \"" + name
                    + "\" is there twice; give each node its own name, and use a node twice to tie it");
        }
        return name;
    }

    /** One line per node: name, shape, op and inputs. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        for (Node node : nodes) {
            text.append(node);
            if (node.origin() instanceof Node.Computed computed) {
                text.append(" = ").append(computed.op().name());
                text.append(computed.inputs().stream().map(Node::name).toList());
            }
            text.append('\n');
        }
        return text.toString();
    }
}
