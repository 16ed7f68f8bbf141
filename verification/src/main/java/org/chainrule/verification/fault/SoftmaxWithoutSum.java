package org.chainrule.verification.fault;

import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.RowSheet;
import org.chainrule.core.function.Softmax;

/** Softmax whose vjp is y ⊙ g, without the term −y Σ_j g_j y_j. */
record SoftmaxWithoutSum() implements CustomRowFunction {

    @Override
    public String name() {
        return "softmax";
    }

    @Override
    public int columns(int n) {
        return n;
    }

    @Override
    public RowSheet sheet() {
        return new Softmax().sheet();
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        new Softmax().value(x, y, n);
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        for (int i = 0; i < n; i++) {
            gx[i] = y[i] * gy[i];
        }
    }
}
