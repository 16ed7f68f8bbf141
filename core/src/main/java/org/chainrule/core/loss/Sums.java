package org.chainrule.core.loss;

/** Sums whose roundings, known exactly, are put right: correct to a unit or two in the last place unless terms cancel. */
final class Sums {

    private Sums() {}

    /** a − b + c without the rounding of a − b. */
    static double difference(double a, double b, double c) {
        double d = a - b;
        double virtual = a - d;
        double error = (a - (d + virtual)) + (virtual - b); // Knuth's TwoSum
        double sum = d + c;
        return Double.isNaN(error) ? sum : sum + error;
    }

    /** Σ x_j y_j over n elements from the given positions on, each array times its factor, a power of two. */
    static double dot(double[] x, int fromX, double scaleX, double[] y, int fromY, double scaleY, int n, int without) {
        double sum = 0;
        double errors = 0;
        for (int j = 0; j < n; j++) {
            if (j != without) {
                double a = x[fromX + j] * scaleX;
                double b = y[fromY + j] * scaleY;
                double product = a * b;
                double before = sum;
                sum += product;
                double virtual = sum - before;
                errors += Math.fma(a, b, -product) + (before - (sum - virtual)) + (product - virtual);
            }
        }
        return sum + errors;
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
