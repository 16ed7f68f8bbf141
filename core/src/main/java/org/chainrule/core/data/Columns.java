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
        int exponent = exponent(rows, column);
        double sum = 0;
        for (int i = 0; i < rows.rows(); i++) {
            sum += Math.scalb(rows.get(i, column), -exponent);
        }
        return Math.scalb(sum / rows.rows(), exponent);
    }

    /** Population standard deviation about a mean. */
    static double deviation(Matrix rows, int column, double mean) {
        int exponent = exponent(rows, column);
        double middle = Math.scalb(mean, -exponent);
        double sum = 0;
        for (int i = 0; i < rows.rows(); i++) {
            double d = Math.scalb(rows.get(i, column), -exponent) - middle;
            sum += d * d;
        }
        return Math.min(Double.MAX_VALUE, Math.scalb(Math.sqrt(sum / rows.rows()), exponent));
    }

    /**
     * Exponent of the largest magnitude. A power of two changes no bit of a sum, but for what it saves: 1e300 and 1e-300 have
     * squares that no double holds.
     */
    private static int exponent(Matrix rows, int column) {
        return Math.getExponent(Math.max(Math.abs(minimum(rows, column)), Math.abs(maximum(rows, column))));
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
