package org.chainrule.core.function;

/**
 * Sums that keep what rounding loses (Ogita, Rump and Oishi 2005, "Sum2"): as if added with twice the digits, whatever the
 * number of terms. The loop keeps two numbers, the sum and what was lost of it.
 */
final class Compensated {

    private Compensated() {}

    /** What rounding took from a + b, given their rounded sum (Knuth, TAOCP vol. 2, §4.2.2, theorem B); exact. */
    static double lost(double a, double b, double sum) {
        double part = sum - a;
        return (a - (sum - part)) + (b - part);
    }

    /** Σ_i x_i over the first n elements. */
    static double sum(double[] x, int n) {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < n; i++) {
            double next = sum + x[i];
            lost += lost(sum, x[i], next);
            sum = next;
        }
        return sum + lost;
    }
}
