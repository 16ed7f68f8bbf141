package org.chainrule.verification.mutant.model;

import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.RowSheet;

/** Length of a row, y = √Σ x_j²; ∂y/∂x_i = x_i / y, and 0 for a row of zeros. */
public record RowNorm() implements CustomRowFunction {

    @Override
    public String name() {
        return "row-norm";
    }

    @Override
    public int columns(int n) {
        return 1;
    }

    @Override
    public RowSheet sheet() {
        return RowSheet.of("the root of the sum of all x_j²", "g_0 x_i / y_0")
                .ulps(4, 4)
                .specimens(this);
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        double squares = 0;
        for (int j = 0; j < n; j++) {
            squares += x[j] * x[j];
        }
        y[0] = Math.sqrt(squares);
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        for (int i = 0; i < n; i++) {
            gx[i] = y[0] == 0 ? 0 : gy[0] * (x[i] / y[0]);
        }
    }
}
