package org.chainrule.verification.mutant.model;

import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.RowFunctions;
import org.chainrule.core.function.RowSheet;

/** Largest of a row; the gradient goes to the first of those that are largest. */
public record RowMaximum() implements CustomRowFunction {

    @Override
    public String name() {
        return "row-maximum";
    }

    @Override
    public int columns(int n) {
        return 1;
    }

    @Override
    public RowSheet sheet() {
        return RowSheet.of("the largest of all x_j", "g_0 for the first largest x_i, else 0")
                .ulps(0, 0)
                .specimens(this);
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        y[0] = x[RowFunctions.indexOfMaximum(x, n)];
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        for (int i = 0; i < n; i++) {
            gx[i] = 0;
        }
        gx[RowFunctions.indexOfMaximum(x, n)] = gy[0];
    }
}
