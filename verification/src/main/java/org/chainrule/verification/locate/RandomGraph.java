package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;

/**
 * A random graph with numbers to run it on: linear layers (with new parameters and with tied ones), functions of the
 * catalogue, row functions, sums, products, concatenations and losses, over a batch of one to four rows. Nodes are used as
 * often as chance will have it; everything that nothing uses is an output, and every output has a random signed cotangent.
 *
 * <p>All values are finite and at most {@value #LARGEST} in magnitude, so that products of products do not overflow. Nothing
 * else is avoided: a ReLU may follow a ReLU and sit at its kink.
 *
 * <p>The graph of n nodes is the beginning of that of n + 1 nodes from the same seed and with as many rows, so a graph that
 * shows a fault is made smaller by asking for fewer nodes.
 */
public final class RandomGraph {

    /** The largest magnitude of a value. */
    public static final double LARGEST = 64;

    private final Graph graph = new Graph();
    private final List<Line> lines;
    private final int rows;
    private final long seed;
    private final Map<Node, Matrix> inputs = new LinkedHashMap<>();
    private final List<Node> outputs;

    /** One node as it was written: an op with the places of its inputs, or a value. */
    sealed interface Line {
        String name();

        record Result(String name, Op op, List<Integer> inputs) implements Line {}

        record Parameter(String name, Matrix value) implements Line {}

        record Data(String name, Matrix value, boolean isTarget) implements Line {}
    }

    private RandomGraph(List<Line> lines, int rows, long seed) {
        this.lines = List.copyOf(lines);
        this.rows = rows;
        this.seed = seed;
        var used = new HashSet<Integer>();
        for (Line line : lines) {
            write(line, used);
        }
        outputs = graph.nodes().stream()
                .filter(node -> node.origin() instanceof Node.Computed && !used.contains(node.index()))
                .toList();
    }

    private void write(Line line, Set<Integer> used) {
        if (line instanceof Line.Result result) {
            graph.apply(
                    result.name(),
                    result.op(),
                    result.inputs().stream().map(graph.nodes()::get).toArray(Node[]::new));
            used.addAll(result.inputs());
        } else if (line instanceof Line.Parameter parameter) {
            graph.parameter(parameter.name(), parameter.value());
        } else if (line instanceof Line.Data data) {
            inputs.put(graph.input(data.name(), data.value().columns()), data.value());
        }
    }

    /** A graph of 8 to 30 nodes and one to four rows. */
    public static RandomGraph of(long seed) {
        var random = new Seed(seed).stream("size of a random graph");
        return of(8 + random.nextInt(23), 1 + random.nextInt(4), seed);
    }

    /**
     * A graph of so many nodes, up to four more where the last one needs parameters or a target of its own.
     *
     * @throws IllegalArgumentException for fewer than 3 nodes or less than one row
     */
    public static RandomGraph of(int nodes, int rows, long seed) {
        if (nodes < 3 || rows < 1) {
            throw new IllegalArgumentException("random graph: found " + nodes + " nodes and " + rows
                    + " rows; needs at least 3 nodes (an input, a parameter, a result) and one row");
        }
        return new RandomGraph(new RandomLines(rows, new Seed(seed).stream("random graph")).write(nodes), rows, seed);
    }

    /** The same graph with another op at one node; the op takes the same inputs. */
    public RandomGraph with(Node node, Op op) {
        var changed = new ArrayList<>(lines);
        if (!(lines.get(node.index()) instanceof Line.Result result)) {
            throw new IllegalArgumentException(
                    "random graph: \"" + node.name() + "\" has no op to replace; choose one of computed()");
        }
        changed.set(node.index(), new Line.Result(result.name(), op, result.inputs()));
        return new RandomGraph(changed, rows, seed);
    }

    /** The graph. */
    public Graph graph() {
        return graph;
    }

    /** A value for every input, targets among them. */
    public Map<Node, Matrix> inputs() {
        return Map.copyOf(inputs);
    }

    /** The nodes that nothing uses. */
    public List<Node> outputs() {
        return outputs;
    }

    /** The nodes with an op. */
    public List<Node> computed() {
        return graph.nodes().stream()
                .filter(node -> node.origin() instanceof Node.Computed)
                .toList();
    }

    /** Rows of the batch. */
    public int rows() {
        return rows;
    }

    /** What the graph was drawn from. */
    public long seed() {
        return seed;
    }

    /** The inputs to differentiate by: all but targets. */
    public List<Node> wanted() {
        return graph.nodes().stream()
                .filter(node -> lines.get(node.index()) instanceof Line.Data data && !data.isTarget())
                .toList();
    }

    /** A plan in float64 that differentiates the outputs by all parameters and inputs, ready to run. */
    public Plan plan() {
        var plan = Plan.builder(graph, outputs.toArray(new Node[0]))
                .rows(rows)
                .inputGradients(wanted().stream().filter(this::isRead).toArray(Node[]::new))
                .build();
        inputs.forEach((node, value) -> plan.value(node).copyFrom(value));
        var random = new Seed(seed).stream("cotangents");
        for (Node output : outputs) {
            var cotangent = Matrix.zeros(Precision.FLOAT64, output.shape().withBatch(rows));
            for (int k = 0; k < cotangent.size(); k++) {
                cotangent.set(k, Seed.normal(random));
            }
            if (plan.hasGradient(output)) {
                plan.cotangent(output).copyFrom(cotangent);
            }
        }
        return plan;
    }

    private boolean isRead(Node node) {
        return graph.nodes().stream()
                .anyMatch(user -> user.origin() instanceof Node.Computed computed
                        && computed.inputs().contains(node));
    }

    /** Nodes, rows, seed, then the graph. */
    @Override
    public String toString() {
        return "random graph of " + graph.nodes().size() + " nodes, " + rows + " rows, seed " + seed + "\n" + graph;
    }
}
