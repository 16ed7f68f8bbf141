package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.autodiff.Node;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;

/** A node and its numbers as text. */
final class Place {

    /** Matrices of more elements in all are not printed. */
    private static final int LARGEST_PRINTED = 64;

    private Place() {}

    /** For example {@code linear "hidden" (node 7 of 23)}. */
    static String named(Node node) {
        String what = node.origin() instanceof Node.Computed computed
                ? computed.op().name()
                : node.origin().getClass().getSimpleName().toLowerCase(java.util.Locale.ROOT);
        return what + " \"" + node.name() + "\" (node " + node.index() + " of "
                + node.graph().nodes().size() + ")";
    }

    /** What a node is computed from and by whom it is used. */
    static String surroundings(Node node) {
        var text = new StringBuilder();
        if (node.origin() instanceof Node.Computed computed) {
            text.append("from ")
                    .append(computed.inputs().stream().map(Node::toString).collect(Collectors.joining(", ")))
                    .append(" to ")
                    .append(node.shape())
                    .append("; ");
        }
        var users = users(node);
        return text.append(users.isEmpty() ? "an output" : "used by " + String.join(", ", users))
                .toString();
    }

    private static List<String> users(Node node) {
        var users = new ArrayList<String>();
        for (Node user : node.graph().nodes()) {
            if (user.origin() instanceof Node.Computed computed) {
                for (int i = 0; i < computed.inputs().size(); i++) {
                    if (computed.inputs().get(i) == node) {
                        users.add(computed.op().name() + " \"" + user.name() + "\" as input " + i);
                    }
                }
            }
        }
        return users;
    }

    /** Java that runs the check of the node's op at these inputs. */
    static String reproduction(Node node, List<Matrix> inputs, long seed) {
        String op = "((Node.Computed) graph.nodes().get(" + node.index() + ").origin()).op()";
        int size = inputs.stream().mapToInt(Matrix::size).sum();
        String at = size <= LARGEST_PRINTED
                ? ".on(" + inputs.stream().map(Place::java).collect(Collectors.joining(", ")) + ")"
                : ".on(" + inputsByName((Node.Computed) node.origin()) + ")";
        return "GradientCheck.ofOp(" + op + ")" + at + ".seed(" + seed + ").run()";
    }

    private static String inputsByName(Node.Computed computed) {
        return computed.inputs().stream()
                .map(input -> "pass.values().get(graph.nodes().get(" + input.index() + "))")
                .collect(Collectors.joining(", "));
    }

    private static String java(Matrix matrix) {
        var text = new StringBuilder("DoubleMatrix.of(");
        for (int i = 0; i < matrix.rows(); i++) {
            text.append(i == 0 ? "" : ", ").append("new double[] {");
            for (int j = 0; j < matrix.columns(); j++) {
                text.append(j == 0 ? "" : ", ").append(literal(matrix.get(i, j)));
            }
            text.append('}');
        }
        return text.append(')').toString();
    }

    private static String literal(double value) {
        if (Double.isNaN(value)) {
            return "Double.NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
        }
        return Figures.shortest(value);
    }
}
