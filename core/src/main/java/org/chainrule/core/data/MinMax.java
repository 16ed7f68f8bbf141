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

    /** Takes minima and maxima of these rows, which should be training rows only; the interval is [low, high]. */
    public static MinMax fit(Matrix trainingRows, double low, double high) {
        if (!(low < high) || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("min-max scaling: found the interval " + Figures.shortest(low) + " to "
                    + Figures.shortest(high) + "; both must be finite and the first below the second");
        }
        int columns = trainingRows.columns();
        var minima = new double[columns];
        var ranges = new double[columns];
        for (int j = 0; j < columns; j++) {
            minima[j] = Columns.minimum(trainingRows, j);
            double range = Columns.maximum(trainingRows, j) - minima[j];
            ranges[j] = range == 0 ? 1 : range;
        }
        return new MinMax(low, high, minima, ranges);
    }

    @Override
    public Matrix apply(Matrix rows) {
        Columns.requireWidth("min-max scaling", minima.length, rows);
        var scaled = Matrix.zeros(rows.precision(), rows.shape());
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = 0; j < minima.length; j++) {
                double t = (rows.get(i, j) - minima[j]) / ranges[j];
                scaled.set(i, j, low * (1 - t) + high * t); // exactly low and high at the ends
            }
        }
        return scaled;
    }

    @Override
    public Matrix undo(Matrix rows) {
        Columns.requireWidth("undo min-max scaling", minima.length, rows);
        var original = Matrix.zeros(rows.precision(), rows.shape());
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = 0; j < minima.length; j++) {
                double t = (rows.get(i, j) - low) / (high - low);
                original.set(i, j, minima[j] + t * ranges[j]);
            }
        }
        return original;
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
