package org.chainrule.core.loss;

/** Sums whose roundings, known exactly, are put right: correct to a unit or two in the last place unless terms cancel. */
final class Sums {

    private Sums() {}

    /** What rounding took from a + b, given their rounded sum (Knuth, TAOCP vol. 2, §4.2.2, theorem B); exact. */
    static double lost(double a, double b, double sum) {
        double part = sum - a;
        return (a - (sum - part)) + (b - part);
    }

    /** A sum with what its roundings took put back; where it is infinite or NaN nothing is known of them. */
    static double corrected(double sum, double lost) {
        return Double.isNaN(lost) ? sum : sum + lost;
    }

    /** a − b + c, rounded once. */
    static double difference(double a, double b, double c) {
        double d = a - b;
        double sum = d + c;
        return corrected(sum, lost(a, -b, d) + lost(d, c, sum));
    }

    /** w (sum + lost) / n, rounded once. */
    static double mean(double w, double sum, double lost, int n) {
        double product = w * sum;
        double quotient = product / n;
        double rest = Math.fma(w, sum, -product) + w * lost + Math.fma(-quotient, n, product);
        return corrected(quotient, rest / n);
    }

    /** Σ_{j≠r} e^{x_j − x_r}, x_r being the largest; equal infinities give 1. */
    static double otherExponentials(double[] x, int n, int r) {
        double sum = 0;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            double term = j == r ? 0 : x[j] == x[r] ? 1 : StrictMath.exp(x[j] - x[r]);
            double next = sum + term;
            lost += lost(sum, term, next);
            sum = next;
        }
        return sum + lost;
    }

    /** Σ x_j y_j over n elements from the given positions on, each array times its factor, a power of two. */
    static Twofold dot(double[] x, int fromX, double scaleX, double[] y, int fromY, double scaleY, int n, int without) {
        double sum = 0;
        double errors = 0;
        for (int j = 0; j < n; j++) {
            if (j != without) {
                double a = x[fromX + j] * scaleX;
                double b = y[fromY + j] * scaleY;
                double product = a * b;
                double next = sum + product;
                errors += Math.fma(a, b, -product) + lost(sum, product, next);
                sum = next;
            }
        }
        return Twofold.sum(sum, Double.isNaN(errors) ? 0 : errors);
    }

    /** A power of two that brings the largest of n elements to between 1 and 2; 2¹⁰²² for smaller ones. */
    static double scale(double[] x, int from, int n) {
        double largest = 0;
        for (int j = 0; j < n; j++) {
            largest = Math.max(largest, Math.abs(x[from + j]));
        }
        int exponent = Math.max(Math.getExponent(largest), Double.MIN_EXPONENT);
        return Math.scalb(1.0, exponent > Double.MAX_EXPONENT ? 0 : -exponent);
    }
}
