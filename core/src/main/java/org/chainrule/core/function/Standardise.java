package org.chainrule.core.function;

import org.chainrule.core.Figures;

/**
 * Standardise: y_i = (x_i − μ) / √(v + ε) with μ the mean of the row and v its population variance, the mean of (x_j − μ)².
 *
 * <p>VJP: gx_i = (gy_i − mean(gy) − y_i mean(gy ⊙ y)) / √(v + ε).
 *
 * <p>ε is added to the variance, under the root, where jax.nn.standardize (default 1e-5) and every layer normalisation have
 * it: the slope is at most 1/√ε, and a row of equal numbers gives zeros. The variance takes a second pass over the row;
 * rows of very large numbers are scaled by a power of two, so that no square overflows.
 *
 * <p>An infinity or a NaN makes the row NaN.
 *
 * @param epsilon ε, positive and not subnormal
 */
public record Standardise(double epsilon) implements RowFunction {

    /** From here squares of differences are scaled, so that they stay finite; far above any ε that could then underflow. */
    private static final double LARGE = 0x1p500;

    private static final double SCALE = 0x1p-600;

    /** The default of jax.nn.standardize. */
    private static final double DEFAULT = 1e-5;

    private static final int NONE = -1;

    /** Refuses an ε that is not a positive normal number. */
    public Standardise {
        if (!(epsilon >= Double.MIN_NORMAL && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("standardise: found epsilon " + epsilon + "; it must be from "
                    + Double.MIN_NORMAL + " up and finite, so that a row of equal numbers is not divided by 0");
        }
    }

    /** ε = 1e-5, the default of jax.nn.standardize. */
    public Standardise() {
        this(DEFAULT);
    }

    @Override
    public String name() {
        return epsilon == DEFAULT ? "standardise" : "standardise(" + Figures.shortest(epsilon) + ")";
    }

    @Override
    public int columns(int n) {
        return n;
    }

    @Override
    public RowSheet sheet() {
        String root = "sqrt(Σ_j (x_j - Σ_k x_k / n)^2 / n + epsilon)";
        return RowSheet.of("(x_i - Σ_j x_j / n) / " + root, "(g_i - Σ_j g_j / n - y_i * Σ_j g_j * y_j / n) / " + root)
                .reads(Reads.INPUTS)
                .ulps(2.5, 5)
                .convention("an infinity or a NaN makes the row NaN")
                .specimens(this, new Standardise(), new Standardise(0.5), new Standardise(1e-12));
    }

    @Override
    public void value(double[] x, double[] y, int n) {
        double scale = scale(x, n);
        double root = root(centred(x, y, n, scale), n, scale);
        for (int i = 0; i < n; i++) {
            y[i] /= root;
        }
    }

    /**
     * By the formula above but for an element that makes up more than half of the variance: there 1 − 1/n − y_i²/n nearly
     * vanishes, and so does 1/n + y_i y_k/n for most k; such an element moves, and its y and theirs hardly do. Without
     * cancellation, with m and e_k = x_k − m the mean and the deviations of the others and d = ε + Σ_k e_k²/n,
     * ∂y_i/∂x_i = d (n − 1)/q and ∂y_i/∂x_k = ∂y_k/∂x_i = −(d + (x_i − μ) e_k)/q, where q = n √(v + ε)³.
     */
    @Override
    public void vjp(double[] x, double[] y, double[] gy, double[] gx, int n) {
        double scale = scale(x, n);
        double squares = centred(x, gx, n, scale);
        scale = squares == 0 ? 1 : scale;
        double root = root(squares, n, scale);
        double variance = root * root;
        int top = RowFunctions.indexOfLargestMagnitude(gx, n);
        int apart = rules(gx[top], squares, n) ? top : NONE;
        double own = gx[top];
        double mean = sumWithout(gy, n, apart, 1, 0) / n;
        double slope = productsWithout(gy, gx, n, apart) / (n * variance);
        double others = apart == NONE ? 0 : sumWithout(x, n, apart, scale, 0) / (n - 1);
        double rest = apart == NONE ? 0 : sumWithout(x, n, apart, scale, others) / (n - 1);
        double spread = apart == NONE ? 0 : spreadWithout(x, n, apart, scale, others, rest);
        for (int i = 0; i < n; i++) {
            double product;
            if (rules(gx[i], squares, n)) {
                product = alone(x, gy, n, i, gx[i], variance, scale);
            } else {
                product = gy[i] - mean - gx[i] * slope;
                if (apart != NONE) {
                    product -= gy[apart] * ((spread + own * (x[i] * scale - others - rest)) / (n * variance));
                }
            }
            gx[i] = product / root * scale;
        }
    }

    /** Whether an element makes up more than half of the variance; at most two do. */
    private static boolean rules(double difference, double squares, int n) {
        return 2.0 * n * difference * difference > (n - 1) * squares;
    }

    /** gx_i · √(v + ε) for an element that rules. */
    private double alone(double[] x, double[] gy, int n, int i, double own, double variance, double scale) {
        double others = sumWithout(x, n, i, scale, 0) / (n - 1);
        double rest = sumWithout(x, n, i, scale, others) / (n - 1);
        double differences = (n - 1) * gy[i] - sumWithout(gy, n, i, 1, 0);
        double weighted = 0; // Σ_k gy_k e_k
        double lost = 0;
        for (int k = 0; k < n; k++) {
            double term = k == i ? 0 : gy[k] * (x[k] * scale - others - rest);
            double next = weighted + term;
            lost += Compensated.lost(weighted, term, next);
            weighted = next;
        }
        double spread = spreadWithout(x, n, i, scale, others, rest);
        return spread * (differences / (n * variance)) - own * ((weighted + lost) / (n * variance));
    }

    private double spreadWithout(double[] x, int n, int i, double scale, double mean, double rest) {
        double squares = 0;
        double lost = 0;
        for (int k = 0; k < n; k++) {
            double e = k == i ? 0 : x[k] * scale - mean - rest;
            double next = squares + e * e;
            lost += Compensated.lost(squares, e * e, next);
            squares = next;
        }
        return epsilon * scale * scale + (squares + lost) / n;
    }

    /** Σ (x_k · scale − from) over all k but i. */
    private static double sumWithout(double[] x, int n, int i, double scale, double from) {
        double sum = 0;
        double lost = 0;
        for (int k = 0; k < n; k++) {
            double term = k == i ? 0 : x[k] * scale - from;
            double next = sum + term;
            lost += Compensated.lost(sum, term, next);
            sum = next;
        }
        return sum + lost;
    }

    private static double productsWithout(double[] a, double[] b, int n, int i) {
        double sum = 0;
        double lost = 0;
        for (int k = 0; k < n; k++) {
            double term = k == i ? 0 : a[k] * b[k];
            double next = sum + term;
            lost += Compensated.lost(sum, term, next);
            sum = next;
        }
        return sum + lost;
    }

    /** {@code c_k := scale · (x_k − μ)}, and Σ c_k²; the mean is corrected by the mean of what it leaves. */
    private static double centred(double[] x, double[] c, int n, double scale) {
        double mean = sumWithout(x, n, NONE, scale, 0) / n;
        double rest = sumWithout(x, n, NONE, scale, mean) / n;
        for (int k = 0; k < n; k++) {
            c[k] = x[k] * scale - mean - rest;
        }
        return productsWithout(c, c, n, NONE);
    }

    private double root(double squares, int n, double scale) {
        double s = squares == 0 ? 1 : scale;
        return Math.sqrt(squares / n + epsilon * s * s);
    }

    private static double scale(double[] x, int n) {
        for (int i = 0; i < n; i++) {
            if (Math.abs(x[i]) > LARGE) {
                return SCALE;
            }
        }
        return 1;
    }
}
