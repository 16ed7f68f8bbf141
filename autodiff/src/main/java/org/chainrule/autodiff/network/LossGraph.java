package org.chainrule.autodiff.network;

import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.LossOp;

/** A network and a loss as a graph, with the nodes that matter. */
record LossGraph(Graph graph, Node input, Node target, Node output, Node loss) {

    /** How a network writes itself. */
    @FunctionalInterface
    interface Writer {
        Node write(Graph graph, Node x);
    }

    static LossGraph of(int inputs, Writer network, LossOp op) {
        var graph = new Graph();
        var x = graph.input("input", inputs);
        var y = network.write(graph, x);
        int targetColumns = op.loss().targetColumns(y.shape().columns());
        if (targetColumns == 0) {
            throw new IllegalArgumentException("objective: " + op.loss().name()
                    + " has no target, so it does not learn from examples with targets; write it with Graph.loss");
        }
        var t = graph.input("target", targetColumns);
        return new LossGraph(graph, x, t, y, graph.apply("loss", op, y, t));
    }

    /** The node of this name. */
    Node node(String name) {
        return graph.nodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
