package org.chainrule.core.function;

/**
 * What softmax and its relatives share: e^{(x_i − x_r)/T}, relative to the element x_r that rules.
 *
 * <p>The rounding of the difference and of the quotient is known, and put right to first order:
 * e^{d+δ} = e^d (1 + δ) + O(δ²). So every exponential has its digits, however far below the ruling element it is; without
 * that a probability of 10⁻³⁰⁰ would lose three of them.
 */
final class RowExponentials {

    private RowExponentials() {}

    /** e^{(x − top)/T}, at most 1; equal numbers give 1, equal infinities too. */
    static double shifted(double x, double top, double temperature) {
        if (x == top) {
            return 1;
        }
        double d = x - top;
        if (Double.isInfinite(d) && Double.isFinite(x) && Double.isFinite(top)) { // halves do not overflow
            return StrictMath.exp((x / 2 - top / 2) / (temperature / 2));
        }
        double q = d / temperature;
        double e = StrictMath.exp(q);
        if (e == 0) {
            return 0;
        }
        double lost = Compensated.lost(x, -top, d);
        double rest = temperature == 1 ? lost : (Math.fma(-q, temperature, d) + lost) / temperature;
        return e + e * rest;
    }

    /** Σ_{i≠r} e^{(x_i − x_r)/T}; without the largest term, which is exactly 1, so that a small sum keeps its digits. */
    static double sumOfOthers(double[] x, int n, int r, double temperature) {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < n; i++) {
            double term = i == r ? 0 : shifted(x[i], x[r], temperature);
            double next = sum + term;
            lost += Compensated.lost(sum, term, next);
            sum = next;
        }
        return sum + lost;
    }

    /** {@code y_i := e^{(x_i − x_r)/T}}, and {@code Σ_{i≠r} y_i}. */
    static double write(double[] x, double[] y, int n, int r, double temperature) {
        for (int i = 0; i < n; i++) {
            y[i] = shifted(x[i], x[r], temperature);
        }
        double own = y[r];
        y[r] = 0;
        double others = Compensated.sum(y, n);
        y[r] = own;
        return others;
    }

    /** {@code y_i := e^{x_i/T} / Σ_j e^{x_j/T}}. */
    static void softmax(double[] x, double[] y, int n, int r, double temperature) {
        double sum = 1 + write(x, y, n, r, temperature);
        for (int i = 0; i < n; i++) {
            y[i] /= sum;
        }
    }

    /** {@code gx_i := gy · softmax(x)_i}. */
    static void shared(double gy, double[] x, double[] gx, int n) {
        softmax(x, gx, n, RowFunctions.indexOfMaximum(x, n), 1);
        for (int i = 0; i < n; i++) {
            gx[i] *= gy;
        }
    }

    /**
     * {@code gx_i := y_i (gy_i − Σ_j y_j gy_j) / T}. Where one y is more than a half, relative to its gy, so that nothing
     * cancels when it is nearly 1.
     */
    static void softmaxVjp(double[] y, double[] gy, double[] gx, int n, double temperature) {
        int r = RowFunctions.indexOfMaximum(y, n);
        double from = y[r] > 0.5 ? gy[r] : 0;
        for (int j = 0; j < n; j++) {
            gx[j] = y[j] * (gy[j] - from);
        }
        double mean = Compensated.sum(gx, n);
        for (int i = 0; i < n; i++) {
            gx[i] = y[i] * (gy[i] - from - mean) / temperature;
        }
    }

    /** Refuses a temperature that is not positive and finite. */
    static void requireTemperature(String name, double temperature) {
        if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    name + ": found temperature " + temperature + "; it must be positive and finite");
        }
    }
}
