package org.chainrule.examples.conformance;

import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.kernel.Kernels;

/**
 * The gradient on both sides of a point: at the neighbouring doubles of one element of the prediction.
 *
 * @param low the smaller
 * @param high the larger
 */
record Beside(double low, double high) {

    /** A slope that does not jump moves by a few ulps from a double to the next, not by half of its digits. */
    private static final double HALF_THE_DIGITS = 0x1p-26;

    /** Whether the gradient jumps here. */
    boolean jumps() {
        return high - low > HALF_THE_DIGITS * Math.max(Math.abs(high), Math.abs(low));
    }

    static Beside of(GoldenLoss loss, int index, Kernels kernels) {
        double left = at(loss, index, Math.nextDown(loss.prediction().get(index)), kernels);
        double right = at(loss, index, Math.nextUp(loss.prediction().get(index)), kernels);
        return new Beside(Math.min(left, right), Math.max(left, right));
    }

    private static double at(GoldenLoss loss, int index, double value, Kernels kernels) {
        var moved =
                DoubleMatrix.zeros(loss.prediction().rows(), loss.prediction().columns());
        moved.copyFrom(loss.prediction());
        moved.set(index, value);
        return LossKind.run(loss.on(moved), kernels).gradient().get(index);
    }
}
