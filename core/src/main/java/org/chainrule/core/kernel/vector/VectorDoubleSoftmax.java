package org.chainrule.core.kernel.vector;

import java.util.Arrays;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.SoftmaxCrossEntropy;

/**
 * Softmax cross-entropy without weights, ignored class and smoothing, for a block of rows at a time: their exponentials
 * e_j = exp(x_j − max x) are computed together, the rest row by row. The loss is log1p(Σ e_j but the largest) + max x − x_c,
 * the slope e_j / Σ e_k, and for the class c itself minus the sum of the others; neither cancels. The contract of
 * the kernels says how near both are to the loss in float64. Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorDoubleSoftmax {

    private static final int BLOCK = VectorDoubleForm.BLOCK;
    private static final int LANES = VectorDoubleForm.LANES;

    /** With so many exponentials by vectors; fewer take a few µs one by one, and vectors some tenths of a second the first time. */
    private static final int MANY = 4096;

    /** Below this, log(1 + x) loses digits that log1p keeps. */
    private static final double SMALL = (double) 0.25;

    /** The rows whose exponentials are there: those of a loss, of which the slope is asked next; and how many they are. */
    private final double[] known = new double[BLOCK];

    private int knownRows;
    private int knownColumns;

    private final double[] exponentials = new double[BLOCK];
    private final int[] largest = new int[BLOCK];
    private final /*wide*/ double[] others = new /*wide*/ double[BLOCK];
    private final /*wide*/ double[] target = new /*wide*/ double[1];

    /** Whether this is the loss, and its rows fit. */
    static boolean suits(Loss loss, int columns) {
        return loss instanceof SoftmaxCrossEntropy softmax
                && softmax.weights().isNone()
                && softmax.ignored().isEmpty()
                && softmax.smoothing() == 0
                && columns <= BLOCK;
    }

    /** One loss per row. */
    void losses(SoftmaxCrossEntropy loss, Matrix p, Matrix t, Matrix values) {
        int n = p.columns();
        double[] x = array(p);
        double[] out = array(values);
        for (int first = 0; first < p.rows(); first += BLOCK / n) {
            int rows = Math.min(BLOCK / n, p.rows() - first);
            int at = p.offset() + first * n;
            exponentiate(x, at, rows, n, p.size() >= MANY);
            for (int i = 0; i < rows; i++) {
                int c = classOf(loss, t, first + i, n);
                double most = x[at + i * n + largest[i]];
                double mine = x[at + i * n + c];
                /*wide*/ double log = others[i] < SMALL ? StrictMath.log1p(others[i]) : Math.log(1 + others[i]);
                out[values.offset() + first + i] = (double) ((mine == most ? 0 : (/*wide*/ double) most - mine) + log);
            }
        }
    }

    /** {@code gp_i := factor · g_i · slope_i + β · gp_i}. */
    void vjp(
            SoftmaxCrossEntropy loss,
            Matrix p,
            Matrix t,
            Matrix g,
            /*wide*/ double factor,
            /*wide*/ double beta,
            Matrix gp) {
        int n = p.columns();
        double[] x = array(p);
        double[] out = array(gp);
        for (int first = 0; first < p.rows(); first += BLOCK / n) {
            int rows = Math.min(BLOCK / n, p.rows() - first);
            exponentiate(x, p.offset() + first * n, rows, n, p.size() >= MANY);
            for (int i = 0; i < rows; i++) {
                int c = classOf(loss, t, first + i, n);
                /*wide*/ double cotangent = factor * g.get(g.rows() == 1 ? 0 : first + i);
                int e = i * n;
                /*wide*/ double sum = 1 + others[i];
                /*wide*/ double rest =
                        c == largest[i] ? others[i] : sum - exponentials[e + c]; // of two, or 1 less at most a half
                /*wide*/ double scale = cotangent / sum;
                int to = gp.offset() + (first + i) * n;
                if (beta == 0) {
                    for (int j = 0; j < n; j++) {
                        out[to + j] = (double) (scale * exponentials[e + j]);
                    }
                    out[to + c] = (double) (-scale * rest);
                } else {
                    for (int j = 0; j < n; j++) {
                        /*wide*/ double numerator = j == c ? (double) -rest : exponentials[e + j];
                        out[to + j] = (double) (scale * numerator + beta * out[to + j]);
                    }
                }
            }
        }
    }

    /** Exponentials of some rows, the place of the largest of each row, and the sum of the others; or they are there. */
    private void exponentiate(double[] x, int at, int rows, int n, boolean many) {
        int count = rows * n;
        if (rows == knownRows && n == knownColumns && Arrays.equals(x, at, at + count, known, 0, count)) {
            return;
        }
        for (int i = 0; i < rows; i++) {
            int from = at + i * n;
            int r = 0;
            for (int j = 1; j < n; j++) {
                r = x[from + j] > x[from + r] ? j : r;
            }
            largest[i] = r;
            double most = x[from + r];
            for (int j = 0; j < n; j++) {
                exponentials[i * n + j] = x[from + j] == most ? 0 : x[from + j] - most;
            }
        }
        if (many) {
            int whole = (count + LANES - 1) / LANES * LANES;
            Arrays.fill(exponentials, count, whole, 0);
            VectorDoubleMath.exp(exponentials, 0, VectorDoubleMath.NOTHING, whole);
        } else {
            VectorDoubleMath.expPlainly(exponentials, 0, count);
        }
        for (int i = 0; i < rows; i++) {
            /*wide*/ double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += j == largest[i] ? 0 : exponentials[i * n + j];
            }
            others[i] = sum;
        }
        System.arraycopy(x, at, known, 0, count);
        knownRows = rows;
        knownColumns = n;
    }

    private int classOf(SoftmaxCrossEntropy loss, Matrix t, int row, int n) {
        target[0] = t.get(row);
        try {
            loss.counts(target, n);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(loss.name() + ": row " + row + ": " + refused.getMessage(), refused);
        }
        return (int) target[0];
    }

    private static double[] array(Matrix m) {
        return ((DoubleMatrix) m).array();
    }
}
