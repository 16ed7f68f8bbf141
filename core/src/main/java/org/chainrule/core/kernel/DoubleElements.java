package org.chainrule.core.kernel;

import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.ElementLoss;

/**
 * Losses that go element by element, to the bits of {@link DoubleRows} but without a copy of every row, which for a few columns
 * takes longer than the loss. Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class DoubleElements {

    private DoubleElements() {}

    /** The loss of every row; false, and nothing to rely on, if one is refused: somebody else is to say which and why. */
    static boolean losses(ElementLoss loss, Matrix p, Matrix t, Matrix values) {
        double[] predictions = array(p);
        double[] targets = array(t);
        double[] out = array(values);
        int n = p.columns();
        int end = p.offset() + p.size();
        try {
            for (int i = p.offset(), at = t.offset(), to = values.offset(); i < end; i += n, at += n, to++) {
                /*wide*/ double sum = 0;
                for (int j = 0; j < n; j++) {
                    loss.checkTarget(targets[at + j]);
                    sum += loss.value(predictions[i + j], targets[at + j], j);
                }
                out[to] = (double) sum;
            }
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** {@code gp_i := factor · g_i · ∂loss(p_i, t_i)/∂p_i + β · gp_i}. */
    static void lossesVjp(
            ElementLoss loss, Matrix p, Matrix t, Matrix g, /*wide*/ double factor, /*wide*/ double beta, Matrix gp) {
        double[] predictions = array(p);
        double[] targets = array(t);
        double[] cotangents = array(g);
        double[] out = array(gp);
        int n = p.columns();
        int end = p.offset() + p.size();
        int step = g.rows() == 1 ? 0 : 1;
        int row = g.offset();
        for (int i = p.offset(), at = t.offset(), to = gp.offset(); i < end; i += n, at += n, to += n) {
            /*wide*/ double cotangent = factor * cotangents[row];
            for (int j = 0; j < n; j++) {
                /*wide*/ double slope = loss.slope(predictions[i + j], targets[at + j], j) * cotangent;
                out[to + j] = (double) (beta == 0 ? slope : slope + beta * out[to + j]);
            }
            row += step;
        }
    }

    private static double[] array(Matrix m) {
        return ((DoubleMatrix) m).array();
    }
}
