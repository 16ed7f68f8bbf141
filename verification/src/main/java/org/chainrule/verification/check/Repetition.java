package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.Kernels;

/**
 * The first calls of an op, all with the same numbers, must all give the same: so a fault of a single early call shows, the
 * first or third of a backward pass, however few comparisons that call would take part in. Later calls are compared with
 * each other as they come.
 */
final class Repetition {

    /** How many calls of every product, and of the forward pass. */
    static final int CALLS = 32;

    private Repetition() {}

    /** One comparison for the forward pass and one for every product. */
    static List<Comparison> of(Op op, Kernels kernels, List<Matrix> inputs, Matrix cotangent) {
        var operands = Operands.allocate(op, kernels, OpCheck.copies(inputs));
        var comparisons = new ArrayList<Comparison>();
        comparisons.add(repeated(op.name(), "the output, again and again", () -> {
            op.forward(operands);
            return operands.out().toArray();
        }));
        for (int input : OpSubject.edges(op, inputs.size())) {
            comparisons.add(repeated(OpSubject.name(op, input), "the product, again and again", () -> {
                op.forward(operands);
                return OpSubject.vjp(op, input, operands, Matrix.copyOf(cotangent, Precision.FLOAT64));
            }));
        }
        return comparisons;
    }

    /** The same numbers in so many calls. */
    static Comparison repeated(String group, String what, Supplier<double[]> call) {
        var first = call.get();
        int broken = 0;
        int at = 0;
        for (int n = 2; n <= CALLS && broken == 0; n++) {
            broken = Exact.differing(first, call.get());
            at = n;
        }
        return Exact.of(
                Witness.REPETITION,
                group,
                what,
                broken,
                "call " + at + " with the same numbers gives others than the first; is something kept between calls?");
    }
}
