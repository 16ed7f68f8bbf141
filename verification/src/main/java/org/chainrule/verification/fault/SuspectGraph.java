package org.chainrule.verification.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.locate.Finding;

/**
 * An op between ops that are right: (in₀ + shift₀, in₁ + shift₁, …) → op → · scale. All but inputs without a derivative are
 * parameters; the shifts are 0, so that the op sees the very numbers it is given.
 *
 * @param graph the graph
 * @param suspect the node of the op
 * @param output the last node
 */
public record SuspectGraph(Graph graph, Node suspect, Node output) {

    /** The name of the op's node. */
    public static final String NAME = "suspect";

    /**
     * Around an op.
     *
     * @param inputs what the op sees; copied
     * @param seed of the scale, which makes the op's cotangent signed and uneven
     */
    public static SuspectGraph around(Op op, List<Matrix> inputs, long seed) {
        var graph = new Graph();
        var nodes = new ArrayList<Node>();
        for (int i = 0; i < inputs.size(); i++) {
            var value = Matrix.copyOf(inputs.get(i), Precision.FLOAT64);
            if (op.differentiable(i)) {
                Node shift = graph.parameter("shift" + i, Matrix.zeros(Precision.FLOAT64, value.shape()));
                nodes.add(graph.add(graph.parameter("in" + i, value), shift));
            } else {
                nodes.add(graph.constant("in" + i, value));
            }
        }
        Node suspect = graph.apply(NAME, op, nodes.toArray(new Node[0]));
        var scale = Matrix.zeros(Precision.FLOAT64, suspect.shape());
        var random = new Seed(seed).stream("scale");
        for (int k = 0; k < scale.size(); k++) {
            // Between 1/2 and 2 in magnitude: nothing is hidden by a factor near 0.
            scale.set(k, Seed.uniform(random, 0.5, 2) * (random.nextBoolean() ? 1 : -1));
        }
        return new SuspectGraph(graph, suspect, graph.multiply(suspect, graph.parameter("scale", scale)));
    }

    /** The gradient check of the whole graph; its report says where the fault is. */
    public CheckReport check(long seed) {
        return GradientCheck.ofGraph(graph, output, Map.of()).seed(seed).run();
    }

    /** What is wrong with the graph, faults among it that its numbers hide. */
    public List<Finding> findings(long seed) {
        return GradientCheck.ofGraph(graph, output, Map.of()).seed(seed).localise();
    }
}
