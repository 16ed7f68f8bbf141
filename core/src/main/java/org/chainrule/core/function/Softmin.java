package org.chainrule.core.function;

import org.chainrule.core.Figures;

/**
 * Softmin: y_i = e^{−x_i/T} / Σ_j e^{−x_j/T}, the softmax of −x: the smallest element gets most.
 *
 * <p>VJP: gx_i = −y_i (gy_i − Σ_j y_j gy_j) / T, see {@link Softmax}.
 *
 * <p>An element of ∞ gets 0, −∞ takes all, equal infinities share equally; a NaN makes the row NaN.
 *
 * @param temperature T, positive: small sharpens, large levels
 */
public record Softmin(double temperature) implements RowFunction {

    /** Refuses a temperature that is not positive and finite. */
    public Softmin {
        RowExponentials.requireTemperature("softmin", temperature);
    }

    /** T = 1. */
    public Softmin() {
        this(1);
    }

    @Override
    public String name() {
        return temperature == 1 ? "softmin" : "softmin(" + Figures.shortest(temperature) + ")";
    }

    @Override
    public int columns(int n) {
        return n;
    }

    @Override
    public RowSheet sheet() {
        return (temperature == 1
                        ? RowSheet.of("exp(-x_i) / Σ_j exp(-x_j)", "-y_i * (g_i - Σ_j g_j * y_j)")
                        : RowSheet.of(
                                "exp(-x_i / temperature) / Σ_j exp(-x_j / temperature)",
                                "-y_i * (g_i - Σ_j g_j * y_j) / temperature"))
                .reads(Reads.OUTPUT)
                .ulps(2.5, 4.5)
                .convention(
                        "∞ gets 0; −∞ takes all, equal infinities share equally, a row of ∞ too; NaN spreads to the row")
                .specimens(this, new Softmin(), new Softmin(0.25), new Softmin(3));
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        RowExponentials.softmax(x, y, n, RowFunctions.indexOfMinimum(x, n), -temperature);
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        RowExponentials.softmaxVjp(y, gy, gx, n, -temperature);
    }
}
