package org.chainrule.core.kernel;

import java.util.Optional;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.ElementLoss;

/** A small loss in plain Java. Derived from its double twin; edit that one. */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class JavaFloatLoss implements SmallLoss {

    /** Numbers that are few. */
    private static final int FEW = 16;

    private static final float[] NONE = {};

    private final ElementLoss loss;
    private final Matrix prediction;
    private final float[] p;
    private final int first;
    private final int end;
    private final int n;
    private final float[] gp;
    private final int gpo;

    private JavaFloatLoss(Matrices of) {
        loss = of.loss();
        prediction = of.p();
        p = array(of.p());
        first = of.p().offset();
        end = first + of.p().size();
        n = of.p().columns();
        gp = of.gradient().map(JavaFloatLoss::array).orElse(NONE);
        gpo = of.gradient().map(Matrix::offset).orElse(0);
    }

    /** The loss, if it is small. */
    static Optional<SmallLoss> of(Matrices matrices) {
        return matrices.p().size() <= FEW ? Optional.of(new JavaFloatLoss(matrices)) : Optional.empty();
    }

    @Override
    public /*wide*/ double forward(Matrix t) {
        float[] targets = array(t);
        /*wide*/ double sum = 0;
        try {
            for (int i = first, at = t.offset(); i < end; i += n, at += n) {
                /*wide*/ double row = 0;
                for (int j = 0; j < n; j++) {
                    loss.checkTarget(targets[at + j]);
                    row += loss.value(p[i + j], targets[at + j], j);
                }
                sum += (float) row;
            }
        } catch (IllegalArgumentException refused) {
            new FloatRows()
                    .losses(loss, prediction, t, FloatMatrix.zeros(prediction.rows(), 1)); // says which and why
            throw refused;
        }
        return sum;
    }

    @Override
    public void backward(Matrix t, /*wide*/ double cotangent) {
        float[] targets = array(t);
        for (int i = first, at = t.offset(), to = gpo; i < end; i += n, at += n, to += n) {
            for (int j = 0; j < n; j++) {
                gp[to + j] = (float) (loss.slope(p[i + j], targets[at + j], j) * cotangent);
            }
        }
    }

    private static float[] array(Matrix m) {
        return ((FloatMatrix) m).array();
    }
}
