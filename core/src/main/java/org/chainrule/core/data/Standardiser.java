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

    /**
     * One with figures from elsewhere.
     *
     * @throws IllegalArgumentException if they are not equally many, not finite, or a divisor is not above 0
     */
    public static Standardiser of(double[] means, double[] divisors) {
        ScalingText.require("standardise", means, divisors);
        return new Standardiser(means.clone(), divisors.clone());
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
    public int columns() {
        return means.length;
    }

    @Override
    public double apply(int column, double x) {
        double d = x - means[column];
        return Double.isInfinite(d) ? (x / 2 - means[column] / 2) / (divisors[column] / 2) : d / divisors[column];
    }

    @Override
    public double undo(int column, double x) {
        double y = x * divisors[column] + means[column];
        return Double.isFinite(y) ? y : Math.fma(x, divisors[column], means[column]); // which overflows at its end only
    }

    @Override
    public String title() {
        return "standardising";
    }

    @Override
    public String text() {
        return ScalingText.of(ScalingText.STANDARD, means, divisors);
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
