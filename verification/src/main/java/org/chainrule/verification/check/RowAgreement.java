package org.chainrule.verification.check;

import java.util.function.IntUnaryOperator;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;

/**
 * How nearly two runs of an op that treats every row alike must agree on the same rows.
 *
 * <p>Rows of a product move bit for bit, but for a factor such as 1/rows where the output is one number for all of them. A parameter's product is a sum over the rows; in another order, or in parts, it may
 * differ by 2γ_n of the magnitudes of the n rows' own products (Higham 2002, §3.1, for each of the two sums). Ops of a user's
 * own may do their sums as they like; they must agree to half of the digits.
 */
final class RowAgreement {

    private static final double U = FunctionCheck.U;

    private final OpBatch batch;
    private final boolean custom;
    private final int columns;

    /** Of runs of this op, with cotangents of so many columns. */
    RowAgreement(Op op, OpBatch batch, int columns) {
        this.batch = batch;
        this.columns = columns;
        custom = op instanceof CustomOp;
    }

    /** Whether the outputs are so near that the op goes row by row: the i-th row of the other is row order[i] of the whole. */
    static boolean sameRows(Matrix whole, Matrix other, int[] order) {
        double largest = largest(whole);
        for (int i = 0; i < order.length; i++) {
            for (int j = 0; j < whole.columns(); j++) {
                if (!near(whole.get(order[i], j), other.get(i, j), largest)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether two outputs agree to half of the digits of a size. */
    static boolean near(double a, double b, double size) {
        return same(a, b) || Math.abs(a - b) <= Judge.HALF_THE_DIGITS * Math.abs(size);
    }

    private static boolean same(double a, double b) {
        return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }

    /**
     * In how many elements the rows of a product differ: in bits; of one number for the whole batch by more than the roundings
     * of its factors, and of a user's own op in half of the digits.
     *
     * @param factor of the other product, for what part of the whole its batch is
     */
    int differingRows(Matrix whole, Matrix other, IntUnaryOperator rowOfWhole, double factor) {
        int broken = 0;
        boolean exact = !batch.isScalar() && !custom;
        // A factor such as 1/rows is rounded, and the weights in it are a sum over the rows, on either side.
        double slack = exact ? 0 : custom ? Judge.HALF_THE_DIGITS : (2 * batch.rows() + 8) * U;
        // On either side the last factor may round to a subnormal number, by up to half of the smallest.
        double lost = exact ? 0 : 2 * Double.MIN_VALUE;
        double largest = largest(other);
        for (int i = 0; i < other.rows(); i++) {
            for (int j = 0; j < other.columns(); j++) {
                double a = whole.get(rowOfWhole.applyAsInt(i), j);
                double b = factor * other.get(i, j);
                double size = custom ? largest : Math.max(Math.abs(a), Math.abs(b));
                broken += same(a, b) || Math.abs(a - b) <= slack * size + lost ? 0 : 1;
            }
        }
        return broken;
    }

    private static double largest(Matrix m) {
        double largest = 0;
        for (int i = 0; i < m.size(); i++) {
            largest = Math.max(largest, Math.abs(m.get(i)));
        }
        return largest;
    }

    /** In how many elements two sums over the rows differ by more than 2γ_n of the magnitudes of the rows' own. */
    int differingSums(Matrix a, Matrix b, int input) {
        var magnitudes = new double[a.size()];
        for (int row = 0; row < batch.rows(); row++) {
            var own = batch.on(row).product(input);
            for (int i = 0; i < magnitudes.length; i++) {
                magnitudes[i] +=
                        Double.isFinite(own.get(i)) ? Math.abs(own.get(i)) : 0; // the variance of one row is none
            }
        }
        // A slope shared by all columns is a sum over these as well; what cancels in a row is not seen in its own sum.
        double n = batch.rows() * (double) columns + 2;
        // An op whose rows know of each other has other products on one of them.
        double largest = Math.max(largest(a), largest(b));
        for (double magnitude : magnitudes) {
            largest = Math.max(largest, magnitude);
        }
        double slack = custom ? Judge.HALF_THE_DIGITS : 2 * n * U / (1 - n * U);
        int broken = 0;
        for (int i = 0; i < magnitudes.length; i++) {
            double size = custom ? largest : magnitudes[i];
            broken += a.get(i) == b.get(i) || Math.abs(a.get(i) - b.get(i)) <= slack * size ? 0 : 1;
        }
        return broken;
    }
}
