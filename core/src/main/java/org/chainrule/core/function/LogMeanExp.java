package org.chainrule.core.function;

/**
 * Log-mean-exp: y = log((1/n) Σ_j e^{x_j}), one column: a smooth mean, at most the largest element.
 *
 * <p>Computed twice: once as x_r + log of the mean of e^{x_j − x_r}, with x_r the largest, which may cancel; then with
 * that y₀ as y₀ + log(1 + mean of expm1(x_j − y₀)), where the logarithm is as small as the error of y₀. 2n exponentials.
 *
 * <p>VJP: gx_i = gy softmax(x)_i, as of {@link LogSumExp}.
 */
public record LogMeanExp() implements RowFunction {

    @Override
    public String name() {
        return "log-mean-exp";
    }

    @Override
    public int columns(int n) {
        return 1;
    }

    @Override
    public RowSheet sheet() {
        return RowSheet.of("log(Σ_j exp(x_j) / n)", "g_0 * exp(x_i) / Σ_j exp(x_j)")
                .reads(Reads.INPUTS)
                .ulps(2, 2.5)
                .convention(
                        "∞ gives ∞, a row of −∞ gives −∞, NaN spreads; the gradient is shared as by softmax: ∞ takes"
                                + " all, equal infinities share equally")
                .specimens(this);
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        int r = RowFunctions.indexOfMaximum(x, n);
        double first = x[r] + StrictMath.log((1 + RowExponentials.sumOfOthers(x, n, r, 1)) / n);
        y[0] = Double.isFinite(first) ? first + StrictMath.log1p(meanOfExpm1(x, n, first)) : first;
    }

    private static double meanOfExpm1(double[] x, int n, double from) {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < n; i++) {
            double term = StrictMath.expm1(x[i] - from);
            double next = sum + term;
            lost += Compensated.lost(sum, term, next);
            sum = next;
        }
        return (sum + lost) / n;
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        RowExponentials.shared(gy[0], x, gx, n);
    }
}
