package org.chainrule.autodiff.trace;

import java.util.List;
import java.util.stream.Collectors;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;

/** A forward and backward pass as text: every value, then every chain-rule product with its rule and its numbers. */
public final class Explanation {

    private static final int DIGITS = 7;
    private static final int LARGEST_PRINTED = 64;

    private Explanation() {}

    /** The values of a plan that has run forward, and the steps of its backward pass. */
    public static String of(Plan plan, List<Node> outputs, List<ChainStep> steps) {
        var text = new StringBuilder("forward, in writing order\n");
        for (Node node : plan.graph().nodes()) {
            if (plan.computes(node)) {
                text.append("  ").append(node.name()).append(" = ");
                text.append(numbers(plan.value(node))).append('\n');
            }
        }
        text.append("backward, from ");
        text.append(outputs.stream().map(output -> start(plan, output)).collect(Collectors.joining(" and ")));
        text.append('\n');
        for (ChainStep step : steps) {
            text.append(describe(step));
        }
        return text.toString();
    }

    private static String start(Plan plan, Node output) {
        return gradient(output)
                + (plan.hasGradient(output) ? " = " + numbers(plan.cotangent(output)) : " (not needed)");
    }

    /** One chain-rule product: which gradient grows, by which rule, by how much. */
    public static String describe(ChainStep step) {
        var text = new StringBuilder();
        boolean adds = !isZero(step.before());
        text.append("  ").append(gradient(step.inputNode())).append(adds ? " += " : " = ");
        if (step.node().origin() instanceof Node.Computed computed) {
            var names = computed.inputs().stream().map(Node::name).toList();
            text.append(computed.op().rule(step.input(), names, gradient(step.node())));
            text.append("   [")
                    .append(computed.op().name())
                    .append(", input ")
                    .append(step.input())
                    .append(']');
        }
        text.append('\n');
        if (step.upstream().size() == 1
                && step.contribution().size() == 1
                && step.local().isPresent()) {
            text.append("      upstream · local = ")
                    .append(number(step.upstream().get(0)));
            text.append(" · ").append(number(step.local().get().get(0)));
            text.append(" = ").append(number(step.contribution().get(0))).append('\n');
        } else {
            line(text, "upstream     ", step.upstream());
            step.local()
                    .filter(local -> local.size() <= LARGEST_PRINTED)
                    .ifPresent(local -> line(text, "local        ", local));
            line(text, "contribution ", step.contribution());
        }
        if (adds) {
            text.append("      ").append(numbers(step.before())).append(" + ");
            text.append(numbers(step.contribution())).append(" = ").append(numbers(step.after()));
            text.append("   (used more than once: contributions add)\n");
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, Matrix matrix) {
        text.append("      ").append(what).append(numbers(matrix)).append('\n');
    }

    /** {@code ∂L/∂b}, or {@code ∂L/∂(a·b + a)} for a node called by its expression. */
    private static String gradient(Node node) {
        boolean word = node.name().chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '.' || c == '_');
        return "∂L/∂" + (word ? node.name() : "(" + node.name() + ")");
    }

    private static boolean isZero(Matrix matrix) {
        for (int i = 0; i < matrix.size(); i++) {
            if (matrix.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The elements with {@value #DIGITS} significant digits, or the shape of a matrix too large to print. */
    public static String numbers(Matrix matrix) {
        if (matrix.size() == 1) {
            return number(matrix.get(0));
        }
        if (matrix.size() > LARGEST_PRINTED) {
            return matrix.shape() + " numbers";
        }
        var text = new StringBuilder("[");
        for (int i = 0; i < matrix.rows(); i++) {
            text.append(i == 0 ? "" : "; ");
            for (int j = 0; j < matrix.columns(); j++) {
                text.append(j == 0 ? "" : ", ").append(number(matrix.get(i, j)));
            }
        }
        return text.append(']').toString();
    }

    private static String number(double value) {
        return Figures.significant(value, DIGITS);
    }
}
