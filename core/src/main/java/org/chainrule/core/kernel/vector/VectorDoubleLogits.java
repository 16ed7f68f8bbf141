package org.chainrule.core.kernel.vector;

import java.util.Arrays;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.Loss;

/**
 * Binary cross-entropy on logits without weights, for a block of rows at a time: (1 − t)·softplus(p) + t·softplus(−p), with
 * slope (1 − t)·σ(p) − t·σ(−p). Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorDoubleLogits {

    private static final int BLOCK = VectorDoubleForm.BLOCK;
    private static final int LANES = VectorDoubleForm.LANES;

    private final VectorDoubleForm softplus = new VectorDoubleLogistics.SoftplusForm(1);
    private final VectorDoubleForm sigmoid = new VectorDoubleLogistics.SigmoidForm();
    private final double[] logits = new double[BLOCK];
    private final double[] right = new double[BLOCK];
    private final double[] left = new double[BLOCK];

    /** Whether this is the loss, and its rows fit. */
    static boolean suits(Loss loss, int columns) {
        return loss instanceof BinaryCrossEntropyWithLogits binary
                && binary.positive().isNone()
                && columns <= BLOCK;
    }

    /** One loss per row, the sum over its columns. */
    void losses(BinaryCrossEntropyWithLogits loss, Matrix p, Matrix t, Matrix values) {
        int n = p.columns();
        double[] out = array(values);
        for (int first = 0; first < p.rows(); first += BLOCK / n) {
            int rows = Math.min(BLOCK / n, p.rows() - first);
            both(softplus, array(p), p.offset() + first * n, rows * n);
            for (int i = 0; i < rows; i++) {
                /*wide*/ double sum = 0;
                for (int j = 0; j < n; j++) {
                    /*wide*/ double wanted = t.get((first + i) * n + j);
                    check(loss, wanted, first + i);
                    sum += weighted(1 - wanted, right[i * n + j]) + weighted(wanted, left[i * n + j]);
                }
                out[values.offset() + first + i] = (double) sum;
            }
        }
    }

    /** {@code gp_i := factor · g_i · slope_i + β · gp_i}. */
    void vjp(Matrix p, Matrix t, Matrix g, /*wide*/ double factor, /*wide*/ double beta, Matrix gp) {
        int n = p.columns();
        double[] out = array(gp);
        for (int first = 0; first < p.rows(); first += BLOCK / n) {
            int rows = Math.min(BLOCK / n, p.rows() - first);
            both(sigmoid, array(p), p.offset() + first * n, rows * n);
            for (int k = 0; k < rows * n; k++) {
                int row = first + k / n;
                /*wide*/ double wanted = t.get(first * n + k);
                /*wide*/ double slope = weighted(1 - wanted, right[k]) - weighted(wanted, left[k]);
                int to = gp.offset() + first * n + k;
                /*wide*/ double added = factor * g.get(g.rows() == 1 ? 0 : row) * slope;
                out[to] = (double) (beta == 0 ? added : added + beta * out[to]);
            }
        }
    }

    /** A term of weight 0 is 0, even where it is infinite. */
    private static /*wide*/ double weighted(/*wide*/ double weight, double term) {
        return weight == 0 ? 0 : weight * term;
    }

    private static void check(BinaryCrossEntropyWithLogits loss, /*wide*/ double target, int row) {
        try {
            loss.checkTarget(target);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(loss.name() + ": row " + row + ": " + refused.getMessage(), refused);
        }
    }

    /** The form of p and of −p. */
    private void both(VectorDoubleForm form, double[] p, int from, int count) {
        int whole = (count + LANES - 1) / LANES * LANES;
        System.arraycopy(p, from, logits, 0, count);
        Arrays.fill(logits, count, whole, 0);
        form.values(logits, 0, right, 0, whole);
        for (int k = 0; k < whole; k++) {
            logits[k] = -logits[k];
        }
        form.values(logits, 0, left, 0, whole);
    }

    private static double[] array(Matrix m) {
        return ((DoubleMatrix) m).array();
    }
}
