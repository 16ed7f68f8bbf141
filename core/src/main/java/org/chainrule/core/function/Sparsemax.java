package org.chainrule.core.function;

import java.util.Arrays;

/**
 * Sparsemax: y_i = max(x_i − τ, 0) with τ such that Σ_i y_i = 1; the point of the simplex nearest to x (Martins and
 * Astudillo 2016, §2).
 *
 * <p>VJP: gx_i = gy_i − mean of gy over the support {j: y_j &gt; 0} for i in it, 0 outside (§2). An element exactly at
 * the threshold has y_i = 0 and counts as outside; there the derivative from above is another.
 *
 * <p>The support is found by Michelot's iteration (1986): start with every element above x_r − 1, drop what is not above
 * the threshold, until nothing is dropped. No memory and no sorting; at most n passes over the row.
 *
 * <p>An element of −∞ gets 0, ∞ takes all, equal infinities share equally, a row of −∞ too; a NaN makes the row NaN.
 */
public record Sparsemax() implements RowFunction {

    @Override
    public String name() {
        return "sparsemax";
    }

    @Override
    public int columns(int n) {
        return n;
    }

    @Override
    public RowSheet sheet() {
        return RowSheet.of(
                        "max(x_i - max_j((Σ_k if(x_k >= x_j, x_k, 0) - 1) / Σ_k if(x_k >= x_j, 1, 0)), 0)",
                        "if(y_i > 0, g_i - (Σ_j if(y_j > 0, g_j, 0)) / Σ_k if(y_k > 0, 1, 0), 0)")
                .reads(Reads.OUTPUT)
                .ulps(1.5, 1.5)
                .convention(
                        "an element exactly at the threshold is outside the support: y_i = 0, gradient 0; −∞ gets 0; ∞"
                                + " takes all, equal infinities share equally, a row of −∞ too; NaN spreads to the row")
                .specimens(this);
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        double top = x[RowFunctions.indexOfMaximum(x, n)];
        if (Double.isFinite(top)) {
            finite(x, y, n, top);
        } else if (Double.isNaN(top)) {
            Arrays.fill(y, 0, n, Double.NaN);
        } else {
            int equal = 0;
            for (int i = 0; i < n; i++) {
                equal += x[i] == top ? 1 : 0;
            }
            for (int i = 0; i < n; i++) {
                y[i] = x[i] == top ? 1.0 / equal : 0;
            }
        }
    }

    private static void finite(double[] x, double[] y, int n, double top) {
        double threshold = -1; // of the differences to the largest
        int support = 0;
        while (true) {
            int before = support;
            support = 0;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                if (x[i] - top > threshold) {
                    support++;
                    sum += x[i] - top;
                }
            }
            double next = (sum - 1) / support;
            if (support == before || !(next > threshold)) {
                break;
            }
            threshold = next;
        }
        double tau = top + threshold;
        double rest = -1; // Σ (x_j − τ) − 1 over the support: what the rounding of τ leaves
        double lost = 0;
        for (int i = 0; i < n; i++) {
            if (x[i] - top > threshold) {
                double next = rest + (x[i] - tau);
                lost += Compensated.lost(rest, x[i] - tau, next);
                rest = next;
            }
        }
        double correction = (rest + lost) / support;
        for (int i = 0; i < n; i++) {
            y[i] = Math.max(x[i] - tau - correction, 0);
        }
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        if (Double.isNaN(y[0])) {
            Arrays.fill(gx, 0, n, Double.NaN);
            return;
        }
        int support = 0;
        for (int i = 0; i < n; i++) {
            gx[i] = y[i] > 0 ? gy[i] : 0;
            support += y[i] > 0 ? 1 : 0;
        }
        double mean = Compensated.sum(gx, n) / support;
        for (int i = 0; i < n; i++) {
            gx[i] = y[i] > 0 ? gy[i] - mean : 0;
        }
    }
}
