package org.chainrule.core.data;

import java.util.Arrays;
import org.chainrule.core.Matrix;

/**
 * Mean 0 and standard deviation 1 in every column: {@code (x − mean) / deviation}, both of the rows it was fitted on.
 * The deviation is that of the population (divided by n). A column of equal numbers has no scale: its divisor is 1, so
 * it becomes 0.
 */
public final class Standardiser implements Scaling {

    private final double[] means;
    private final double[] divisors;

    private Standardiser(double[] means, double[] divisors) {
        this.means = means;
        this.divisors = divisors;
    }

    /** Takes means and deviations of these rows, which should be training rows only. */
    public static Standardiser fit(Matrix trainingRows) {
        int columns = trainingRows.columns();
        var means = new double[columns];
        var divisors = new double[columns];
        for (int j = 0; j < columns; j++) {
            double minimum = Columns.minimum(trainingRows, j);
            boolean constant = minimum == Columns.maximum(trainingRows, j);
            // The mean of n equal numbers may round to a neighbour; a constant column must become exactly 0.
            means[j] = constant ? minimum : Columns.mean(trainingRows, j);
            double deviation = Columns.deviation(trainingRows, j, means[j]);
            divisors[j] = deviation == 0 ? 1 : deviation;
        }
        return new Standardiser(means, divisors);
    }

    /** Mean of each column of the fitted rows; a copy. */
    public double[] means() {
        return means.clone();
    }

    /** Divisor of each column: its deviation, or 1 if it was constant; a copy. */
    public double[] divisors() {
        return divisors.clone();
    }

    @Override
    public Matrix apply(Matrix rows) {
        Columns.requireWidth("standardise", means.length, rows);
        var scaled = Matrix.zeros(rows.precision(), rows.shape());
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = 0; j < means.length; j++) {
                scaled.set(i, j, (rows.get(i, j) - means[j]) / divisors[j]);
            }
        }
        return scaled;
    }

    @Override
    public Matrix undo(Matrix rows) {
        Columns.requireWidth("undo standardising", means.length, rows);
        var original = Matrix.zeros(rows.precision(), rows.shape());
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = 0; j < means.length; j++) {
                original.set(i, j, rows.get(i, j) * divisors[j] + means[j]);
            }
        }
        return original;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Standardiser that
                && Arrays.equals(means, that.means)
                && Arrays.equals(divisors, that.divisors);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(means) + Arrays.hashCode(divisors);
    }
}
