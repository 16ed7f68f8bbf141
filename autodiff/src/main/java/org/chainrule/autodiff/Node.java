package org.chainrule.autodiff;

import java.util.List;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;

/** One quantity of a {@link Graph}: an input, a parameter, a constant, or the result of an op. */
public final class Node {

    private final Graph graph;
    private final int index;
    private final String name;
    private final Shape shape;
    private final Origin origin;

    Node(Graph graph, int index, String name, Shape shape, Origin origin) {
        this.graph = graph;
        this.index = index;
        this.name = name;
        this.shape = shape;
        this.origin = origin;
    }

    /** Where the numbers of a node come from. */
    public sealed interface Origin permits Computed, Constant, Input, Parameter {}

    /** Given anew for every forward pass. */
    public record Input() implements Origin {}

    /** Looked up by the node's name in the parameters of the plan. */
    public record Parameter() implements Origin {}

    /**
     * Fixed when the graph is written.
     *
     * @param value the numbers, in float64
     */
    public record Constant(Matrix value) implements Origin {}

    /**
     * The result of an op.
     *
     * @param op what is computed
     * @param inputs from what
     */
    public record Computed(Op op, List<Node> inputs) implements Origin {}

    /** The graph this node was written into. */
    public Graph graph() {
        return graph;
    }

    /** Position in the writing order, from 0. */
    public int index() {
        return index;
    }

    /** Name, unique in the graph; an unnamed result is called by its expression, such as {@code a·b + a}. */
    public String name() {
        return name;
    }

    /** Shape, with the batch symbolic. */
    public Shape shape() {
        return shape;
    }

    /** Where the numbers come from. */
    public Origin origin() {
        return origin;
    }

    /** Name and shape. */
    @Override
    public String toString() {
        return name + " (" + shape + ")";
    }
}
