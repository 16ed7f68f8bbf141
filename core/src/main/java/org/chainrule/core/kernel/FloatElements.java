package org.chainrule.core.kernel;

import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.ElementLoss;

/**
 * Losses that go element by element, to the bits of {@link FloatRows} but without a copy of every row, which for a few columns
 * takes longer than the loss. Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class FloatElements {

    private FloatElements() {}

    /** The loss of every row; false, and nothing to rely on, if one is refused: somebody else is to say which and why. */
    static boolean losses(ElementLoss loss, Matrix p, Matrix t, Matrix values) {
        float[] predictions = array(p);
        float[] targets = array(t);
        float[] out = array(values);
        int n = p.columns();
        int end = p.offset() + p.size();
        try {
            for (int i = p.offset(), at = t.offset(), to = values.offset(); i < end; i += n, at += n, to++) {
                /*wide*/ double sum = 0;
                for (int j = 0; j < n; j++) {
                    loss.checkTarget(targets[at + j]);
                    sum += loss.value(predictions[i + j], targets[at + j], j);
                }
                out[to] = (float) sum;
            }
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** {@code gp_i := factor · g_i · ∂loss(p_i, t_i)/∂p_i + β · gp_i}. */
    static void lossesVjp(
            ElementLoss loss, Matrix p, Matrix t, Matrix g, /*wide*/ double factor, /*wide*/ double beta, Matrix gp) {
        float[] predictions = array(p);
        float[] targets = array(t);
        float[] cotangents = array(g);
        float[] out = array(gp);
        int n = p.columns();
        int end = p.offset() + p.size();
        int step = g.rows() == 1 ? 0 : 1;
        int row = g.offset();
        for (int i = p.offset(), at = t.offset(), to = gp.offset(); i < end; i += n, at += n, to += n) {
            /*wide*/ double cotangent = factor * cotangents[row];
            for (int j = 0; j < n; j++) {
                /*wide*/ double slope = loss.slope(predictions[i + j], targets[at + j], j) * cotangent;
                out[to + j] = (float) (beta == 0 ? slope : slope + beta * out[to + j]);
            }
            row += step;
        }
    }

    private static float[] array(Matrix m) {
        return ((FloatMatrix) m).array();
    }
}
