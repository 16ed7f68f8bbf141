package org.chainrule.verification.check;

/** A sum that carries its own rounding errors along, correct to about one ulp of Σ|terms|·2⁻⁵³ (Neumaier 1974). */
final class Sum {

    private double sum;
    private double lost;

    void add(double term) {
        double next = sum + term;
        lost += Math.abs(sum) >= Math.abs(term) ? (sum - next) + term : (term - next) + sum;
        sum = next;
    }

    double value() {
        double corrected = sum + lost;
        return Double.isNaN(corrected) ? sum : corrected;
    }

    /** Σ x_i y_i. */
    static double dot(double[] x, double[] y) {
        var sum = new Sum();
        for (int i = 0; i < x.length; i++) {
            sum.add(x[i] * y[i]);
        }
        return sum.value();
    }
}
