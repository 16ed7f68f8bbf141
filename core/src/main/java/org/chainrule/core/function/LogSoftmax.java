package org.chainrule.core.function;

/**
 * Log-softmax: y_i = x_i − log Σ_j e^{x_j}, the logarithm of softmax without its underflow.
 *
 * <p>VJP: gx_i = gy_i − p_i Σ_j gy_j with p = softmax(x), computed from x again: of e^{y_i} the rounding of y_i would leave
 * few digits. Where p_i is the largest it is gy_i (1 − p_i) − p_i Σ_{j≠i} gy_j with 1 − p_i as the sum of the others.
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
        return RowSheet.of("x_i - log(Σ_j exp(x_j))", "g_i - (Σ_j g_j) * exp(x_i) / Σ_k exp(x_k)")
                .reads(Reads.INPUTS)
                .ulps(1.5, 2.5)
                .convention("the logarithm of softmax's: −∞ gets −∞; ∞ gets 0 and all else −∞, equal infinities −log of"
                        + " their number, a row of −∞ too; NaN spreads to the row")
                .specimens(this);
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        int r = RowFunctions.indexOfMaximum(x, n);
        double log = StrictMath.log1p(RowExponentials.sumOfOthers(x, n, r, 1));
        for (int i = 0; i < n; i++) {
            double d = x[i] == x[r] ? 0 : x[i] - x[r];
            double lost = d == 0 || Double.isInfinite(d) ? 0 : Compensated.lost(x[i], -x[r], d);
            y[i] = d - (log - lost);
        }
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        int r = RowFunctions.indexOfMaximum(x, n);
        double others = RowExponentials.write(x, gx, n, r, 1);
        double sum = 1 + others;
        double rest = 0; // Σ_{j≠r} gy_j
        double lost = 0;
        for (int j = 0; j < n; j++) {
            double term = j == r ? 0 : gy[j];
            double next = rest + term;
            lost += Compensated.lost(rest, term, next);
            rest = next;
        }
        rest += lost;
        for (int i = 0; i < n; i++) {
            gx[i] = i == r ? (gy[r] * others - rest) / sum : gy[i] - gx[i] / sum * (rest + gy[r]);
        }
    }
}
