package org.chainrule.core.data;

import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;

/** Figures of the columns of a matrix, computed in double. */
final class Columns {

    private Columns() {}

    static double minimum(Matrix rows, int column) {
        double minimum = Double.POSITIVE_INFINITY;
        for (int i = 0; i < rows.rows(); i++) {
            minimum = Math.min(minimum, finite(rows, i, column));
        }
        return minimum;
    }

    static double maximum(Matrix rows, int column) {
        double maximum = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < rows.rows(); i++) {
            maximum = Math.max(maximum, finite(rows, i, column));
        }
        return maximum;
    }

    static double mean(Matrix rows, int column) {
        double sum = 0;
        for (int i = 0; i < rows.rows(); i++) {
            sum += finite(rows, i, column);
        }
        return sum / rows.rows();
    }

    /** Population standard deviation about a mean. */
    static double deviation(Matrix rows, int column, double mean) {
        double sum = 0;
        for (int i = 0; i < rows.rows(); i++) {
            double d = rows.get(i, column) - mean;
            sum += d * d;
        }
        return Math.sqrt(sum / rows.rows());
    }

    static void requireWidth(String operation, int expected, Matrix rows) {
        if (rows.columns() != expected) {
            throw new IllegalArgumentException(operation + ": it was fitted on " + expected + " columns but found "
                    + rows.shape() + "; apply it to rows with the columns it was fitted on");
        }
    }

    private static double finite(Matrix rows, int row, int column) {
        double value = rows.get(row, column);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("scaling: row " + row + ", column " + column + ": found "
                    + Figures.shortest(value) + "; only finite numbers can be scaled, so mend or drop the row");
        }
        return value;
    }
}
