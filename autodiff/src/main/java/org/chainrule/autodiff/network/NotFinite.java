package org.chainrule.autodiff.network;

import java.util.ArrayList;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;

/** Where the first number of a forward pass that is NaN or infinite comes from. */
final class NotFinite {

    private NotFinite() {}

    /** One sentence; empty if everything is finite. */
    static String explain(Plan plan) {
        for (Node node : plan.graph().nodes()) {
            if (plan.computes(node)) {
                Matrix value = plan.value(node);
                int at = first(value);
                if (at >= 0) {
                    return sentence(plan, node, value, at);
                }
            }
        }
        return "";
    }

    private static String sentence(Plan plan, Node node, Matrix value, int at) {
        String place = "[" + at / value.columns() + ", " + at % value.columns() + "]";
        String what = "the first that is not finite is \"" + node.name() + "\" " + place + " = "
                + Figures.shortest(value.get(at));
        if (node.origin() instanceof Node.Computed computed) {
            var ranges = new ArrayList<String>();
            for (Node input : computed.inputs()) {
                ranges.add("\"" + input.name() + "\" " + range(plan.value(input)));
            }
            return what + ", computed by " + computed.op().name() + " from " + String.join(", ", ranges);
        }
        return what + (node.origin() instanceof Node.Parameter ? ", a parameter" : ", which was given");
    }

    private static int first(Matrix matrix) {
        for (int i = 0; i < matrix.size(); i++) {
            if (!Double.isFinite(matrix.get(i))) {
                return i;
            }
        }
        return -1;
    }

    /** Smallest and largest element. */
    private static String range(Matrix matrix) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < matrix.size(); i++) {
            low = Math.min(low, matrix.get(i));
            high = Math.max(high, matrix.get(i));
        }
        return "in [" + Figures.significant(low, 3) + ", " + Figures.significant(high, 3) + "]";
    }
}
