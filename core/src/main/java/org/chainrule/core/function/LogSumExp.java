package org.chainrule.core.function;

/**
 * Log-sum-exp: y = log Σ_j e^{x_j}, one column, computed as x_r + log(1 + Σ_{j≠r} e^{x_j − x_r}) with x_r the largest.
 *
 * <p>VJP: gx_i = gy softmax(x)_i, computed from x: of e^{x_i − y} the rounding of y would leave few digits, none at 10³⁰⁰.
 *
 * <p>∞ gives ∞, a row of −∞ gives −∞, a NaN gives NaN; the gradient is shared as by softmax: ∞ takes all, equal infinities
 * share equally.
 */
public record LogSumExp() implements RowFunction {

    @Override
    public String name() {
        return "log-sum-exp";
    }

    @Override
    public int columns(int n) {
        return 1;
    }

    @Override
    public RowSheet sheet() {
        return RowSheet.of("log(Σ_j exp(x_j))", "g_0 * exp(x_i) / Σ_j exp(x_j)")
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
        y[0] = x[r] + StrictMath.log1p(RowExponentials.sumOfOthers(x, n, r, 1));
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        RowExponentials.shared(gy[0], x, gx, n);
    }
}
