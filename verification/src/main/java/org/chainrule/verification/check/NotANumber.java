package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.core.loss.CustomLoss;

/**
 * NaN goes where the numbers go: what changes with a number is not one when that is not one. So a run that has diverged
 * shows it, and no comparison such as {@code x > 0 ? x : 0} turns it into an innocent 0.
 *
 * <p>An element of a product that a cotangent has a part in must be NaN when the cotangent is; that follows from linearity.
 * An output, or a product, that changes with an input must be NaN when the input is; that is asked of the ops of this library,
 * which promise it, and not of one's own, which need not. An input that is refused is an answer, too.
 */
final class NotANumber {

    private final Op op;
    private final Kernels kernels;
    private final List<Matrix> inputs;
    private final Matrix cotangent;
    private final List<Comparison> comparisons = new ArrayList<>();

    private NotANumber(Op op, Kernels kernels, List<Matrix> inputs, Matrix cotangent) {
        this.op = op;
        this.kernels = kernels;
        this.inputs = inputs;
        this.cotangent = cotangent;
    }

    /**
     * The comparisons at these inputs.
     *
     * @param meant the op that this one is, or is a variant of
     */
    static List<Comparison> of(Op op, Op meant, Kernels kernels, List<Matrix> inputs, Matrix cotangent) {
        var relations = new NotANumber(op, kernels, inputs, cotangent);
        for (int input : OpSubject.edges(op, inputs.size())) {
            relations.inCotangent(input);
            if (promises(meant)) {
                relations.inInput(input);
            }
        }
        return relations.comparisons;
    }

    private static boolean promises(Op op) {
        boolean own = op instanceof CustomOp
                || (op instanceof Elementwise each && each.function() instanceof CustomFunction)
                || (op instanceof RowWise rows && rows.function() instanceof CustomRowFunction)
                || (op instanceof LossOp of && of.loss() instanceof CustomLoss);
        return !own;
    }

    private void inCotangent(int input) {
        int swallowed = 0;
        int finite = 0;
        for (int k : ends(cotangent.size())) {
            double[] part = product(input, inputs, hot(Matrix.zeros(Precision.FLOAT64, cotangent.shape()), k, 1));
            double[] lost = product(input, inputs, hot(cotangent, k, Double.NaN));
            double[] infinite = product(input, inputs, hot(cotangent, k, Double.POSITIVE_INFINITY));
            IntPredicate isIn = i -> Double.isFinite(part[i]) && part[i] != 0;
            swallowed += count(part.length, i -> isIn.test(i) && !Double.isNaN(lost[i]));
            finite += count(part.length, i -> isIn.test(i) && Double.isFinite(infinite[i]));
        }
        String rest = "numbers that the cotangent has a part in stay numbers when it is ";
        add(input, "NaN in the cotangent", swallowed, rest + "NaN");
        add(input, "∞ in the cotangent", finite, rest + "infinite");
    }

    private static Matrix hot(Matrix from, int k, double value) {
        var copy = Matrix.copyOf(from, Precision.FLOAT64);
        copy.set(k, value);
        return copy;
    }

    private void inInput(int input) {
        int outputs = 0;
        int products = 0;
        for (int i : ends(inputs.get(input).size())) {
            double x = inputs.get(input).get(i);
            var broken = runs(with(input, i, Double.NaN));
            for (double other : new double[] {0.75 * x + 0.125, x == 0 ? -1 : -x}) {
                var before = runs(inputs);
                var after = runs(with(input, i, other));
                if (!broken.isEmpty() && !before.isEmpty() && !after.isEmpty()) {
                    outputs += swallowed(before.get(0), after.get(0), broken.get(0));
                    products += IntStream.range(1, broken.size())
                            .map(k -> swallowed(before.get(k), after.get(k), broken.get(k)))
                            .sum();
                }
            }
        }
        add(
                input,
                "NaN in it, in the output",
                outputs,
                "outputs that change with an input stay numbers when it is NaN");
        add(
                input,
                "NaN in it, in the products",
                products,
                "products that change with an input stay numbers when it is NaN");
    }

    /** The output and every product; empty if the inputs are refused. */
    private List<double[]> runs(List<Matrix> at) {
        try {
            var operands = Operands.allocate(op, kernels, at);
            op.forward(operands);
            var all = new ArrayList<>(List.of(operands.out().toArray()));
            for (int input : OpSubject.edges(op, at.size())) {
                all.add(OpSubject.vjp(op, input, operands, Matrix.copyOf(cotangent, Precision.FLOAT64)));
            }
            return all;
        } catch (IllegalArgumentException refused) {
            return List.of();
        }
    }

    private double[] product(int input, List<Matrix> at, Matrix g) {
        var operands = Operands.allocate(op, kernels, at);
        op.forward(operands);
        return OpSubject.vjp(op, input, operands, g);
    }

    private List<Matrix> with(int input, int i, double value) {
        var changed = new ArrayList<>(OpCheck.copies(inputs));
        changed.get(input).set(i, value);
        return changed;
    }

    private static int swallowed(double[] before, double[] after, double[] broken) {
        return count(
                before.length,
                i -> Double.isFinite(before[i])
                        && Double.isFinite(after[i])
                        && before[i] != after[i]
                        && !Double.isNaN(broken[i]));
    }

    private static int count(int length, IntPredicate which) {
        return (int) IntStream.range(0, length).filter(which).count();
    }

    private static int[] ends(int size) {
        return IntStream.of(0, size / 2, size - 1).distinct().toArray();
    }

    private void add(int input, String what, int swallowed, String otherwise) {
        comparisons.add(Exact.of(Witness.BEYOND, OpSubject.name(op, input), what, swallowed, otherwise));
    }
}
