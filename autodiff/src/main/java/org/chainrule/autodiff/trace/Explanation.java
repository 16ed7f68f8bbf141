package org.chainrule.autodiff.trace;

import java.util.List;
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
            text.append("  ").append(node.name()).append(" = ").append(numbers(plan.value(node)));
            text.append('\n');
        }
        text.append("backward, from ∂L/∂L = 1, L = ")
                .append(outputs.get(0).name())
                .append('\n');
        for (ChainStep step : steps) {
            text.append(describe(step));
        }
        return text.toString();
    }

    /** One chain-rule product: which gradient grows, by which rule, by how much. */
    public static String describe(ChainStep step) {
        var text = new StringBuilder();
        String of = step.inputNode().name();
        String op = step.node().origin() instanceof Node.Computed computed
                ? computed.op().name()
                : "";
        text.append("  ∂L/∂(").append(of).append(") ← ").append(step.node().name());
        text.append("   [")
                .append(op)
                .append(", input ")
                .append(step.input())
                .append(": ")
                .append(step.rule());
        text.append("]\n");
        if (step.upstream().size() == 1
                && step.contribution().size() == 1
                && step.local().isPresent()) {
            text.append("      upstream · local = ")
                    .append(number(step.upstream().get(0)));
            text.append(" · ").append(number(step.local().get().get(0)));
            text.append(" = ").append(number(step.contribution().get(0))).append('\n');
        } else {
            text.append("      upstream     ").append(numbers(step.upstream())).append('\n');
            text.append("      contribution ")
                    .append(numbers(step.contribution()))
                    .append('\n');
        }
        boolean adds = !isZero(step.before());
        if (adds) {
            text.append("      ").append(numbers(step.before())).append(" + ");
            text.append(numbers(step.contribution())).append(" = ").append(numbers(step.after()));
            text.append("   (used more than once: contributions add)\n");
        }
        return text.toString();
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
