package org.chainrule.verification.specimen;

import java.util.List;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Tanh;

/** Graphs for the backward loop: without fan-out, with some, with much, with tied weights. */
final class Graphs {

    private Graphs() {}

    static List<Specimen> all() {
        return List.of(chain(), diamond(), sevenUses(), tied(), square());
    }

    /** tanh(σ(a · b)): every node is used once. */
    private static Specimen chain() {
        var graph = new Graph();
        Node product = graph.multiply(graph.parameter("a", 0.75), graph.parameter("b", -1.5));
        return new EngineSpecimen("plan of a chain", graph, graph.map(new Tanh(), graph.map(new Sigmoid(), product)));
    }

    /** (tanh(ab) + a) · tanh(ab): a and tanh(ab) are used twice. */
    private static Specimen diamond() {
        var graph = new Graph();
        Node a = graph.parameter("a", 0.75);
        Node t = graph.map(new Tanh(), graph.multiply(a, graph.parameter("b", -1.5)));
        return new EngineSpecimen("plan of a diamond", graph, graph.multiply(graph.add(t, a), t));
    }

    /** t = tanh(a), and then t · b + t · b + …: t is used seven times. */
    private static Specimen sevenUses() {
        var graph = new Graph();
        Node t = graph.map(new Tanh(), graph.parameter("a", 0.5));
        Node sum = graph.multiply(t, graph.parameter("b0", 0.25));
        for (int i = 1; i < 7; i++) {
            sum = graph.add(sum, graph.multiply(t, graph.parameter("b" + i, 0.5 - i)));
        }
        return new EngineSpecimen("plan of a node with seven uses", graph, sum);
    }

    /** Two layers with one W: r = tanh(tanh(x Wᵀ) Wᵀ) vᵀ. */
    private static Specimen tied() {
        var graph = new Graph();
        Node x = graph.parameter("x", 0.5, -1.25);
        Node w = graph.parameter("W", DoubleMatrix.of(new double[] {0.5, -0.25}, new double[] {1, 0.75}));
        Node v = graph.parameter("v", -1, 0.5);
        Node hidden = graph.map(new Tanh(), graph.linear(x, w));
        return new EngineSpecimen(
                "plan of tied layers", graph, graph.linear(graph.map(new Tanh(), graph.linear(hidden, w)), v));
    }

    /** (t² + t²) t with t = tanh(a b): one node is both inputs of an op, twice. */
    private static Specimen square() {
        var graph = new Graph();
        Node t = graph.map(new Tanh(), graph.multiply(graph.parameter("a", 0.75), graph.parameter("b", -1.5)));
        Node square = graph.multiply(t, t);
        return new EngineSpecimen("plan of a square", graph, graph.multiply(graph.add(square, square), t));
    }
}
