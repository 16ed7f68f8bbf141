package org.chainrule.verification.property;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.GraphCheck;

/**
 * A random feed-forward network with a loss, as a graph.
 *
 * @param inputs columns of the input
 * @param widths units of each layer; the last is the output
 * @param activation between the layers
 * @param wiring how the nodes are used
 * @param task which loss
 * @param rows of the batch
 * @param seed what the numbers are drawn from
 */
public record NetworkSpecimen(
        int inputs, List<Integer> widths, ScalarFunction activation, Wiring wiring, Task task, int rows, long seed) {

    /** How the nodes are used. */
    public enum Wiring {
        /** One after the other. */
        PLAIN,
        /** Every activation is used three times: y + y ⊙ y. */
        FAN_OUT,
        /** Every hidden layer is followed by two layers that share one weight and one bias. */
        TIED
    }

    /** What the output is compared with. */
    public enum Task {
        /** Squared error with random targets. */
        REGRESSION,
        /** Softmax cross-entropy with random classes. */
        CLASSIFICATION
    }

    /** Copies the list and refuses an empty one. */
    public NetworkSpecimen {
        widths = List.copyOf(widths);
        if (widths.isEmpty()) {
            throw new IllegalArgumentException("network specimen: found no layers; needs at least one width");
        }
    }

    /** A check of the gradients of all parameters and of the input. */
    public GraphCheck check() {
        var random = new Seed(seed).stream("network specimen");
        var graph = new Graph();
        Node x = graph.input("input", inputs);
        Node y = x;
        int columns = inputs;
        for (int layer = 0; layer < widths.size(); layer++) {
            boolean hidden = layer + 1 < widths.size();
            int units = hidden ? widths.get(layer) : outputs();
            y = dense(graph, "layer" + (layer + 1), y, columns, units, random);
            columns = units;
            if (hidden) {
                y = wired(graph, "layer" + (layer + 1), graph.map(activation, y), units, random);
            }
        }
        boolean classes = task == Task.CLASSIFICATION;
        Node t = graph.input("target", classes ? 1 : columns);
        Node loss = graph.loss(classes ? new SoftmaxCrossEntropy() : new SquaredError(), y, t);
        Map<Node, Matrix> values = new LinkedHashMap<>();
        values.put(x, normal(Shape.of(rows, inputs), 1, random));
        values.put(t, classes ? classes(columns, random) : normal(Shape.of(rows, columns), 1, random));
        return GradientCheck.ofGraph(graph, loss, values).seed(seed);
    }

    private int outputs() {
        int last = widths.get(widths.size() - 1);
        return task == Task.CLASSIFICATION ? Math.max(2, last) : last;
    }

    private static Node dense(Graph graph, String name, Node x, int columns, int units, RandomGenerator random) {
        Node w = graph.parameter(name + ".weight", normal(Shape.of(units, columns), 1 / Math.sqrt(columns), random));
        Node b = graph.parameter(name + ".bias", normal(Shape.of(1, units), 0.5, random));
        return graph.linear(x, w, b);
    }

    private Node wired(Graph graph, String name, Node y, int units, RandomGenerator random) {
        return switch (wiring) {
            case PLAIN -> y;
            case FAN_OUT -> graph.add(y, graph.multiply(y, y));
            case TIED -> {
                Node w = graph.parameter(
                        name + ".tied.weight", normal(Shape.of(units, units), 0.7 / Math.sqrt(units), random));
                Node b = graph.parameter(name + ".tied.bias", normal(Shape.of(1, units), 0.5, random));
                Node once = graph.map(activation, graph.linear(y, w, b));
                yield graph.map(activation, graph.linear(once, w, b));
            }
        };
    }

    private static Matrix normal(Shape shape, double scale, RandomGenerator random) {
        var matrix = Matrix.zeros(Precision.FLOAT64, shape);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, scale * Seed.normal(random));
        }
        return matrix;
    }

    private Matrix classes(int count, RandomGenerator random) {
        var matrix = Matrix.zeros(Precision.FLOAT64, rows, 1);
        for (int i = 0; i < rows; i++) {
            matrix.set(i, random.nextInt(count));
        }
        return matrix;
    }
}
