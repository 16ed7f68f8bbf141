package org.chainrule.verification.locate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.verification.oracle.FiniteDifference;

/**
 * The nodes whose own kink a line through the variables of a plan meets: those whose input sits at a kink of the op, or nearer
 * to it than the steps of the differences can tell.
 */
public final class KinkedNodes {

    /** How far along the line the inputs of every node are looked at to see how they move; they need few digits. */
    private static final double STEP = 0x1p-20;

    private KinkedNodes() {}

    /**
     * The nodes, in writing order. Each op is taken by itself along the line that its inputs run on, with the same ladder of
     * steps; to the right and to the left, as a kink before it may turn that line.
     *
     * @param plan what computes the values
     * @param line moves the variables along and runs the plan forward
     * @param at where on the line
     * @param scale of the steps along it
     */
    public static List<Node> on(Plan plan, DoubleUnaryOperator line, double at, double scale) {
        double h = STEP * scale;
        var right = valuesAt(at + h, plan, line);
        var left = valuesAt(at - h, plan, line);
        var middle = valuesAt(at, plan, line);
        var kinked = new ArrayList<Node>();
        for (Node node : plan.graph().nodes()) {
            if (plan.computes(node) && node.origin() instanceof Node.Computed computed) {
                var inputs = computed.inputs().stream()
                        .map(input -> middle.get(input.index()))
                        .toList();
                var rule = new LocalRule(computed.op(), plan.kernels(), inputs);
                if (isKinked(rule, tangent(computed, middle, right, h, scale))
                        || isKinked(rule, tangent(computed, left, middle, h, scale))) {
                    kinked.add(node);
                }
            }
        }
        return kinked;
    }

    private static List<Matrix> valuesAt(double at, Plan plan, DoubleUnaryOperator line) {
        double unused = line.applyAsDouble(at);
        return plan.graph().nodes().stream()
                .map(node -> Matrix.copyOf(plan.value(node), Precision.FLOAT64))
                .toList();
    }

    private static Tangent tangent(Node.Computed computed, List<Matrix> from, List<Matrix> to, double h, double scale) {
        Op op = computed.op();
        var parts = new ArrayList<double[]>();
        for (int i = 0; i < computed.inputs().size(); i++) {
            int input = computed.inputs().get(i).index();
            var part = new double[op.differentiable(i) ? from.get(input).size() : 0];
            for (int k = 0; k < part.length; k++) {
                part[k] = scale * (to.get(input).get(k) - from.get(input).get(k)) / h;
            }
            parts.add(part);
        }
        return new Tangent(parts);
    }

    private static boolean isKinked(LocalRule rule, Tangent tangent) {
        boolean moves = tangent.parts().stream().anyMatch(KinkedNodes::moves);
        var cotangent = rule.randomCotangent(new Seed(1).stream("cotangent at a kink"));
        return moves && rule.along(tangent, cotangent, FiniteDifference.FULL).isKink();
    }

    private static boolean moves(double[] part) {
        for (double element : part) {
            if (element != 0) {
                return true;
            }
        }
        return false;
    }
}
