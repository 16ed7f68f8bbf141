package org.chainrule.core.function;

/**
 * Softmax: y_i = e^{x_i} / Σ_j e^{x_j}; every y_i in (0, 1), their sum 1.
 *
 * <p>VJP: gx_i = y_i (gy_i − Σ_j y_j gy_j), computed relative to the largest element's gy, so that nothing cancels when
 * one y_j is nearly 1.
 *
 * <p>An element of −∞ gets 0, ∞ takes all, equal infinities share equally; a NaN makes the row NaN.
 */
public record Softmax() implements RowFunction {

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
        return RowSheet.of("exp(x_i) / Σ_j exp(x_j)", "y_i * (g_i - Σ_j g_j * y_j)")
                .reads(Reads.OUTPUT)
                .ulps(4, 8)
                .specimens(this);
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        double sum = 1 + RowFunctions.shiftedExponentials(x, y, n, RowFunctions.indexOfMaximum(x, n));
        for (int i = 0; i < n; i++) {
            y[i] /= sum;
        }
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        int r = RowFunctions.indexOfMaximum(y, n);
        double mean = 0; // Σ_j y_j (gy_j − gy_r)
        for (int j = 0; j < n; j++) {
            mean += y[j] * (gy[j] - gy[r]);
        }
        for (int i = 0; i < n; i++) {
            gx[i] = y[i] * (gy[i] - gy[r] - mean);
        }
    }
}
