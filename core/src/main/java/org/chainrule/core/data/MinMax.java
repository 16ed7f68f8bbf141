package org.chainrule.core.data;

import java.util.Arrays;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;

/**
 * Every column stretched to an interval: {@code low·(1−t) + high·t} with {@code t = (x − min)/(max − min)}, min and max
 * those of the rows it was fitted on. Other rows may land outside the interval; they are not clamped. A column of equal
 * numbers becomes {@code low}.
 */
public final class MinMax implements Scaling {

    private final double low;
    private final double high;
    private final double[] minima;
    private final double[] ranges;

    private MinMax(double low, double high, double[] minima, double[] ranges) {
        this.low = low;
        this.high = high;
        this.minima = minima;
        this.ranges = ranges;
    }

    /** Takes minima and maxima of these rows, which should be training rows only; the interval is [0, 1]. */
    public static MinMax fit(Matrix trainingRows) {
        return fit(trainingRows, 0, 1);
    }

    /**
     * One with figures from elsewhere.
     *
     * @throws IllegalArgumentException if the interval is none, or the figures are not equally many, not finite, or a range is
     *     not above 0
     */
    public static MinMax of(double low, double high, double[] minima, double[] ranges) {
        requireInterval(low, high);
        ScalingText.require("min-max scaling", minima, ranges);
        return new MinMax(low, high, minima.clone(), ranges.clone());
    }

    /** Takes minima and maxima of these rows, which should be training rows only; the interval is [low, high]. */
    public static MinMax fit(Matrix trainingRows, double low, double high) {
        requireInterval(low, high);
        int columns = trainingRows.columns();
        var minima = new double[columns];
        var ranges = new double[columns];
        for (int j = 0; j < columns; j++) {
            minima[j] = Columns.minimum(trainingRows, j);
            double maximum = Columns.maximum(trainingRows, j);
            double range = maximum - minima[j];
            if (Double.isInfinite(range)) {
                throw new IllegalArgumentException("min-max scaling: column " + j + " goes from "
                        + Figures.shortest(minima[j]) + " to " + Figures.shortest(maximum)
                        + ", which is too far for a double; give it in a larger unit, or standardise it");
            }
            ranges[j] = range == 0 ? 1 : range;
        }
        return new MinMax(low, high, minima, ranges);
    }

    private static void requireInterval(double low, double high) {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("min-max scaling: found the interval " + Figures.shortest(low) + " to "
                    + Figures.shortest(high) + "; both must be finite and the first below the second");
        }
    }

    @Override
    public int columns() {
        return minima.length;
    }

    @Override
    public double apply(int column, double x) {
        double t = (x - minima[column]) / ranges[column];
        return low * (1 - t) + high * t; // exactly low and high at the ends
    }

    @Override
    public double undo(int column, double x) {
        double t = (x - low) / (high - low);
        return minima[column] + t * ranges[column];
    }

    @Override
    public String title() {
        return "min-max scaling";
    }

    @Override
    public String text() {
        return ScalingText.of(ScalingText.MIN_MAX, new double[] {low, high}, minima, ranges);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MinMax that
                && low == that.low
                && high == that.high
                && Arrays.equals(minima, that.minima)
                && Arrays.equals(ranges, that.ranges);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(minima) + Arrays.hashCode(ranges);
    }
}
