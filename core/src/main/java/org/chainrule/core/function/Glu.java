package org.chainrule.core.function;

/**
 * Gated linear unit: y_i = a_i σ(b_i), where a is the first half of the row and b the second (Dauphin et al. 2017, eq. 1).
 *
 * <p>n columns give n/2; an odd n is refused. VJP: ∂L/∂a_i = gy_i σ(b_i), ∂L/∂b_i = gy_i a_i σ(b_i) σ(−b_i).
 *
 * <p>Infinities follow the product: a_i = ±∞ gives ±∞, but NaN where b_i = −∞ closes the gate. A NaN stays in its pair.
 */
public record Glu() implements RowFunction {

    /** Below this e^b no longer changes 1 + e^b, and may underflow before it is multiplied by a large number. */
    private static final double CLOSED = -700;

    @Override
    public String name() {
        return "glu";
    }

    @Override
    public int columns(int n) {
        if (n < 2 || n % 2 != 0) {
            throw new IllegalArgumentException("glu: found " + n
                    + " columns; needs an even number, the first half values and the second half their gates");
        }
        return n / 2;
    }

    @Override
    public RowSheet sheet() {
        return RowSheet.of("a_i / (1 + exp(-b_i))")
                .block("a", "g_i / (1 + exp(-b_i))")
                .block("b", "g_i * a_i * exp(-b_i) / (1 + exp(-b_i))^2")
                .reads(Reads.INPUTS)
                .ulps(2, 3)
                .convention("±∞ σ(b) is ±∞, but NaN at b = −∞; a NaN stays in its pair")
                .specimens(this);
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        int half = n / 2;
        for (int i = 0; i < half; i++) {
            y[i] = gated(x[i], x[half + i]);
        }
    }

    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        int half = n / 2;
        for (int i = 0; i < half; i++) {
            double a = x[i];
            double b = x[half + i];
            gx[i] = gated(gy[i], b);
            double product = gy[i] * a;
            gx[half + i] = Double.isInfinite(product) ? gy[i] * closing(a, b) : closing(product, b);
        }
    }

    /** v σ(b) σ(−b). */
    private static double closing(double v, double b) {
        return gated(gated(v, -Math.abs(b)), Math.abs(b));
    }

    /** v σ(b). */
    private static double gated(double v, double b) {
        if (b >= 0) {
            return v / (1 + StrictMath.exp(-b));
        }
        if (b > CLOSED || Double.isInfinite(v)) {
            double e = StrictMath.exp(b);
            return Double.isInfinite(v) && b > Double.NEGATIVE_INFINITY ? v : v * (e / (1 + e));
        }
        double root = StrictMath.exp(b / 4);
        return v * root * root * root * root;
    }
}
