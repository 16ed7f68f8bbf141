package org.chainrule.verification.shrink;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/**
 * Looks for a plain failing case of a graph; see {@link Shrink}. The nodes stay, the inputs and parameters become small and
 * plain: the graph is written again with other shapes and numbers.
 */
public final class GraphShrink {

    private static final int MOST_TRIALS = 2000;

    private final Graph graph;
    private final List<Node> outputs;
    private final Map<Node, Matrix> inputs;
    private final List<Node> variables;
    private long seed = 1;

    GraphShrink(Graph graph, List<Node> outputs, Map<Node, Matrix> inputs) {
        this.graph = graph;
        this.outputs = List.copyOf(outputs);
        this.inputs = inputs;
        variables = graph.nodes().stream()
                .filter(node -> node.origin() instanceof Node.Input || node.origin() instanceof Node.Parameter)
                .toList();
    }

    /** Where the cotangents of the outputs come from; 1 if not said. */
    public GraphShrink seed(long value) {
        seed = value;
        return this;
    }

    /** Looks; empty if the check of the graph shows no fault. */
    public Optional<Shrunk> run() {
        var start = variables.stream().map(this::value).toList();
        return new Shrinker(new GraphTrial(), MOST_TRIALS).shrink(start).map(result -> shrunk(start, result));
    }

    private Matrix value(Node node) {
        return node.origin() instanceof Node.Input
                ? Objects.requireNonNull(inputs.get(node), node.name())
                : graph.parameters(Precision.FLOAT64).get(node.name()).value();
    }

    private Shrunk shrunk(List<Matrix> from, Shrinker.Result result) {
        var values = new ArrayList<Shrunk.Named>();
        var code = new StringBuilder();
        for (int i = 0; i < variables.size(); i++) {
            Node node = variables.get(i);
            Matrix value = result.at().get(i);
            values.add(new Shrunk.Named(node.name(), value));
            code.append("var ")
                    .append("v")
                    .append(i)
                    .append(" = ")
                    .append(MatrixText.code(value))
                    .append("; // ")
                    .append(node.name())
                    .append('\n');
        }
        code.append("// write the graph with these, then\nGradientCheck.ofGraph(graph, outputs, inputs).seed(")
                .append(seed)
                .append("L).run();");
        String shapes =
                String.join(", ", from.stream().map(m -> m.shape().toString()).toList());
        return new Shrunk(
                "graph of " + graph.nodes().size() + " nodes",
                shapes,
                values,
                result.before(),
                result.after(),
                result.trials(),
                code.toString());
    }

    /** The same nodes with other values. */
    private final class GraphTrial implements Trial {

        @Override
        public CheckReport run(List<Matrix> at) {
            var copy = new Graph();
            Map<Node, Node> copies = new LinkedHashMap<>();
            Map<Node, Matrix> given = new LinkedHashMap<>();
            for (Node node : graph.nodes()) {
                int variable = variables.indexOf(node);
                Node made;
                if (node.origin() instanceof Node.Input) {
                    Matrix value = at.get(variable);
                    made = node.shape().isBatched()
                            ? copy.input(node.name(), value.columns())
                            : copy.input(node.name(), value.shape());
                    given.put(made, value);
                } else if (node.origin() instanceof Node.Parameter) {
                    made = copy.parameter(node.name(), at.get(variable));
                } else if (node.origin() instanceof Node.Constant constant) {
                    made = copy.constant(node.name(), constant.value());
                } else {
                    var computed = (Node.Computed) node.origin();
                    made = copy.apply(node.name(), computed.op(), copies(computed.inputs(), copies));
                }
                copies.put(node, made);
            }
            return GradientCheck.ofGraph(copy, List.of(copies(outputs, copies)), given)
                    .seed(seed)
                    .run();
        }

        private Node[] copies(List<Node> of, Map<Node, Node> copies) {
            return of.stream()
                    .map(node -> Objects.requireNonNull(copies.get(node)))
                    .toArray(Node[]::new);
        }

        /** All batched inputs keep one number of rows; the rest shows when the graph is written. */
        @Override
        public Optional<List<Matrix>> fitted(List<Matrix> smaller, List<Matrix> at) {
            long rows = variables.stream()
                    .filter(node ->
                            node.origin() instanceof Node.Input && node.shape().isBatched())
                    .map(node -> smaller.get(variables.indexOf(node)).rows())
                    .distinct()
                    .count();
            return rows <= 1 ? Optional.of(smaller) : Optional.empty();
        }
    }
}
