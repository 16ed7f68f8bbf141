package org.chainrule.core.kernel;

import java.util.Optional;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.ElementLoss;

/** A small loss in plain Java. Its float twin is derived from this file; edit this one. */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class JavaDoubleLoss implements SmallLoss {

    /** Numbers that are few. */
    private static final int FEW = 16;

    private static final double[] NONE = {};

    private final ElementLoss loss;
    private final Matrix prediction;
    private final double[] p;
    private final int first;
    private final int end;
    private final int n;
    private final double[] gp;
    private final int gpo;

    private JavaDoubleLoss(Matrices of) {
        loss = of.loss();
        prediction = of.p();
        p = array(of.p());
        first = of.p().offset();
        end = first + of.p().size();
        n = of.p().columns();
        gp = of.gradient().map(JavaDoubleLoss::array).orElse(NONE);
        gpo = of.gradient().map(Matrix::offset).orElse(0);
    }

    /** The loss, if it is small. */
    static Optional<SmallLoss> of(Matrices matrices) {
        return matrices.p().size() <= FEW ? Optional.of(new JavaDoubleLoss(matrices)) : Optional.empty();
    }

    @Override
    public /*wide*/ double forward(Matrix t) {
        double[] targets = array(t);
        /*wide*/ double sum = 0;
        try {
            for (int i = first, at = t.offset(); i < end; i += n, at += n) {
                /*wide*/ double row = 0;
                for (int j = 0; j < n; j++) {
                    loss.checkTarget(targets[at + j]);
                    row += loss.value(p[i + j], targets[at + j], j);
                }
                sum += (double) row;
            }
        } catch (IllegalArgumentException refused) {
            new DoubleRows()
                    .losses(loss, prediction, t, DoubleMatrix.zeros(prediction.rows(), 1)); // says which and why
            throw refused;
        }
        return sum;
    }

    @Override
    public void backward(Matrix t, /*wide*/ double cotangent) {
        double[] targets = array(t);
        for (int i = first, at = t.offset(), to = gpo; i < end; i += n, at += n, to += n) {
            for (int j = 0; j < n; j++) {
                gp[to + j] = (double) (loss.slope(p[i + j], targets[at + j], j) * cotangent);
            }
        }
    }

    private static double[] array(Matrix m) {
        return ((DoubleMatrix) m).array();
    }
}
