package org.chainrule.verification.mutant.model;

import org.chainrule.core.function.CustomRowFunction;
import org.chainrule.core.function.RowSheet;

/** Product of a row, y = Π_j x_j; ∂y/∂x_i is the product of the others, which no division gives where an x is 0. */
public record RowProduct() implements CustomRowFunction {

    @Override
    public String name() {
        return "row-product";
    }

    @Override
    public int columns(int n) {
        return 1;
    }

    @Override
    public RowSheet sheet() {
        return RowSheet.of("the product of all x_j", "g_0 times the product of all x_j but x_i")
                .ulps(4, 4)
                .specimens(this);
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        y[0] = productWithout(x, n, -1);
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        for (int i = 0; i < n; i++) {
            gx[i] = gy[0] * productWithout(x, n, i);
        }
    }

    private static double productWithout(double[] x, int n, int i) {
        double product = 1;
        for (int j = 0; j < n; j++) {
            product *= j == i ? 1 : x[j];
        }
        return product;
    }
}
