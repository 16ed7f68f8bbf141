package org.chainrule.verification.locate;

/** Sums with compensated rounding, so that what is compared is the rule's rounding and not the comparison's. */
final class Sums {

    private Sums() {}

    /** Σ x_i y_i (Neumaier 1974). */
    static double dot(double[] x, double[] y) {
        double sum = 0;
        double lost = 0;
        for (int i = 0; i < x.length; i++) {
            double term = x[i] * y[i];
            double next = sum + term;
            lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
            sum = next;
        }
        double corrected = sum + lost;
        return Double.isNaN(corrected) ? sum : corrected;
    }

    /** Σ |x_i y_i|. */
    static double magnitude(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.abs(x[i] * y[i]);
        }
        return sum;
    }
}
