package org.chainrule.core.metric;

import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;

/**
 * How far predictions p are from targets t, over all elements.
 *
 * @param elements number of elements, N
 * @param mae mean absolute error, {@code Σ |p − t| / N}, in the unit of the targets
 * @param rmse root of the mean squared error, {@code √(Σ (p − t)² / N)}, in the unit of the targets
 * @param deviation what rmse would be if every prediction were the mean t̄ of its column, {@code √(Σ (t − t̄)² / N)}
 * @param r2 coefficient of determination, {@code 1 − Σ (p − t)² / Σ (t − t̄)²} with t̄ the mean of the element's column: 1 for
 *     perfect predictions, 0 for those that always say the mean, below for worse; NaN where the targets do not vary
 */
public record RegressionScores(long elements, double mae, double rmse, double deviation, double r2) {

    /**
     * Compares.
     *
     * @param predictions rows×n; not modified
     * @param targets rows×n; not modified
     * @throws IllegalArgumentException if the shapes differ
     */
    public static RegressionScores of(Matrix predictions, Matrix targets) {
        if (!predictions.shape().equals(targets.shape())) {
            throw new IllegalArgumentException("regression scores: predictions are " + predictions.shape()
                    + " but targets are " + targets.shape() + "; the shapes must be the same");
        }
        double absolute = 0;
        double squares = 0;
        double spread = 0;
        for (int j = 0; j < targets.columns(); j++) {
            double mean = mean(targets, j);
            for (int i = 0; i < targets.rows(); i++) {
                double error = predictions.get(i, j) - targets.get(i, j);
                double deviation = targets.get(i, j) - mean;
                absolute += Math.abs(error);
                squares += error * error;
                spread += deviation * deviation;
            }
        }
        long n = targets.size();
        double r2 = spread == 0 ? Double.NaN : 1 - squares / spread;
        return new RegressionScores(n, absolute / n, Math.sqrt(squares / n), Math.sqrt(spread / n), r2);
    }

    /** Of equal numbers it is that number: then deviations from it are exactly 0. */
    private static double mean(Matrix targets, int column) {
        double first = targets.get(0, column);
        double sum = 0;
        for (int i = 0; i < targets.rows(); i++) {
            sum += targets.get(i, column) - first;
        }
        return first + sum / targets.rows();
    }

    /** Whether R² is defined: the targets vary. It may be NaN all the same, where a prediction is. */
    public boolean hasR2() {
        return deviation != 0 || !Double.isNaN(r2);
    }

    /** R² with so many digits behind the point; where it is not defined, that and why. */
    public String r2Text(int digits) {
        return hasR2() ? Figures.fixed(r2, digits) : "undefined (it needs at least two different targets)";
    }

    /** For example {@code R² 0.8973, RMSE 2.211, MAE 1.67 over 226 elements}. */
    @Override
    public String toString() {
        return "R² " + r2Text(4) + ", RMSE " + Figures.significant(rmse, 4) + ", MAE "
                + Figures.significant(mae, 4) + " over " + elements
                + (elements == 1 ? " element" : " elements");
    }
}
