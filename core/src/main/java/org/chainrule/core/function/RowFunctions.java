package org.chainrule.core.function;

import java.util.List;

/** The index of the built-in row functions, in alphabetical order, and what they share. */
public final class RowFunctions {

    private RowFunctions() {}

    /** One of each. */
    public static List<RowFunction> all() {
        return List.of(new LogSoftmax(), new Softmax());
    }

    /** Position of the first largest of n elements; NaN counts as largest. */
    public static int indexOfMaximum(double[] x, int n) {
        int best = 0;
        for (int i = 1; i < n; i++) {
            if (x[i] > x[best] || (Double.isNaN(x[i]) && !Double.isNaN(x[best]))) {
                best = i;
            }
        }
        return best;
    }

    /**
     * {@code y_i := exp(x_i − x_r)} where x_r is the largest element, and {@code Σ_{i≠r} y_i}. The sum leaves out the
     * largest term, which is exactly 1, so that log Σ eˣ = x_r + log1p(result) keeps its digits when one element rules.
     */
    public static double shiftedExponentials(double[] x, double[] y, int n, int r) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            y[i] = x[i] == x[r] ? 1 : StrictMath.exp(x[i] - x[r]); // equal infinities differ by 0, not by NaN
            sum += i == r ? 0 : y[i];
        }
        return sum;
    }
}
