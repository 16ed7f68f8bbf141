package org.chainrule.core.function;

/**
 * Log-softmax: y_i = x_i − log Σ_j e^{x_j}, the logarithm of softmax without its underflow.
 *
 * <p>VJP: gx_i = gy_i − e^{y_i} Σ_j gy_j, written as gy_i (1 − p_i) − p_i Σ_{j≠i} gy_j with 1 − p_i as the sum of the
 * other probabilities where p_i is the largest.
 *
 * <p>An element of −∞ gets −∞ and ∞ gets 0; equal infinities share equally; a NaN makes the row NaN.
 */
public record LogSoftmax() implements RowFunction {

    @Override
    public String name() {
        return "log-softmax";
    }

    @Override
    public int columns(int n) {
        return n;
    }

    @Override
    public RowSheet sheet() {
        return RowSheet.of("x_i - log(Σ_j exp(x_j))", "g_i - exp(y_i) * Σ_j g_j")
                .reads(Reads.OUTPUT)
                .ulps(4, 8)
                .specimens(this);
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        int r = RowFunctions.indexOfMaximum(x, n);
        double log = StrictMath.log1p(RowFunctions.shiftedExponentials(x, y, n, r));
        for (int i = 0; i < n; i++) {
            y[i] = (x[i] == x[r] ? 0 : x[i] - x[r]) - log;
        }
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        int r = RowFunctions.indexOfMaximum(y, n);
        double total = 0;
        double others = 0; // Σ_{j≠r} p_j = 1 − p_r
        for (int j = 0; j < n; j++) {
            total += gy[j];
            gx[j] = StrictMath.exp(y[j]);
            others += j == r ? 0 : gx[j];
        }
        for (int i = 0; i < n; i++) {
            double p = gx[i];
            double rest = i == r ? others : 1 - p;
            gx[i] = gy[i] * rest - p * (total - gy[i]);
        }
    }
}
