package org.chainrule.verification.region;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;

/**
 * What an op makes of inputs, found out by its forward pass alone: the products are for a check to ask for, the first of them too.
 *
 * @param op the op
 * @param edges its differentiable inputs
 */
record Answer(Op op, int[] edges) {

    /** By what share of itself an element is moved to see what the output does. */
    private static final double NUDGE = 0x1p-10;

    /** Smaller slopes beside larger ones are what saturation leaves. */
    private static final double ALIVE = 1e-12;

    /** And so are those that are as small as this. */
    private static final double FAINT = 1e-20;

    /** Whether the op takes these inputs and its output is finite. */
    boolean isTaken(List<Matrix> inputs) {
        try {
            return Arrays.stream(output(inputs)).allMatch(Double::isFinite);
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException refused) {
            return false;
        }
    }

    /**
     * Whether it also still answers to all elements of them: where it has saturated, as a softmax at numbers of very different sizes,
     * what is left of its products may be rounding alone, and of an op of a user's own no accuracy is known.
     */
    boolean isAlive(List<Matrix> inputs) {
        try {
            return isTaken(inputs) && Arrays.stream(edges).allMatch(i -> answersTo(inputs.get(i), inputs));
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException endOfTheDomain) {
            return false;
        }
    }

    private boolean answersTo(Matrix matrix, List<Matrix> inputs) {
        double[] before = output(inputs);
        var slopes = new double[matrix.size()];
        for (int k = 0; k < slopes.length; k++) {
            double x = matrix.get(k);
            matrix.set(k, x * (1 + NUDGE));
            double[] after = output(inputs);
            matrix.set(k, x);
            slopes[k] = IntStream.range(0, after.length)
                            .mapToDouble(j -> Math.abs(after[j] - before[j]))
                            .sum()
                    / (NUDGE * Math.abs(x));
        }
        double least = Math.max(FAINT, ALIVE * Arrays.stream(slopes).max().orElse(0));
        return Arrays.stream(slopes).allMatch(slope -> slope == 0 || slope >= least);
    }

    private double[] output(List<Matrix> inputs) {
        var operands = Operands.allocate(op, KernelChoice.reproducible().kernels(Precision.FLOAT64), inputs);
        op.forward(operands);
        return operands.out().toArray();
    }
}
