package org.chainrule.core.function;

import java.util.List;

/** The index of the built-in row functions, in alphabetical order, and what they share. */
public final class RowFunctions {

    private RowFunctions() {}

    /** One of each. */
    public static List<RowFunction> all() {
        return List.of(
                new Glu(),
                new LogMeanExp(),
                new LogSoftmax(),
                new LogSumExp(),
                new Softmax(),
                new Softmin(),
                new Sparsemax(),
                new Standardise());
    }

    /**
     * The function that calls itself this, for example {@code softmax(2)}: the inverse of {@link RowFunction#name} for the
     * built-in functions.
     *
     * @throws IllegalArgumentException if there is none, saying what there is
     */
    public static RowFunction parse(String text) {
        return FunctionText.parse("row function", text, all(), RowFunction::name);
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

    /** Position of the first smallest of n elements; NaN counts as smallest. */
    static int indexOfMinimum(double[] x, int n) {
        int best = 0;
        for (int i = 1; i < n; i++) {
            if (x[i] < x[best] || (Double.isNaN(x[i]) && !Double.isNaN(x[best]))) {
                best = i;
            }
        }
        return best;
    }

    /** Position of the first element of largest magnitude; NaN is passed over. */
    static int indexOfLargestMagnitude(double[] x, int n) {
        int best = 0;
        for (int i = 1; i < n; i++) {
            if (Math.abs(x[i]) > Math.abs(x[best])) {
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
        return RowExponentials.write(x, y, n, r, 1);
    }
}
