package org.chainrule.core.data;

import org.chainrule.core.Matrix;

/**
 * A change of units, column by column, whose figures were taken from training rows. It is fitted once and applied to
 * training, validation and test rows alike; fitting it on all rows would let the test rows leak into the training.
 */
public sealed interface Scaling permits MinMax, Standardiser {

    /** Number of columns it was fitted on. */
    int columns();

    /** A number of a column in the new units. */
    double apply(int column, double x);

    /** A number of a column back in its own unit, up to rounding. */
    double undo(int column, double x);

    /** The rows in the new units; a new matrix of the same precision. {@code rows} is not modified. */
    default Matrix apply(Matrix rows) {
        Columns.requireWidth(title(), columns(), rows);
        var scaled = Matrix.zeros(rows.precision(), rows.shape());
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = 0; j < rows.columns(); j++) {
                scaled.set(i, j, apply(j, rows.get(i, j)));
            }
        }
        return scaled;
    }

    /** The rows back in their own units, up to rounding; a new matrix. {@code rows} is not modified. */
    default Matrix undo(Matrix rows) {
        Columns.requireWidth("undo " + title(), columns(), rows);
        var original = Matrix.zeros(rows.precision(), rows.shape());
        for (int i = 0; i < rows.rows(); i++) {
            for (int j = 0; j < rows.columns(); j++) {
                original.set(i, j, undo(j, rows.get(i, j)));
            }
        }
        return original;
    }

    /** What it is called in messages. */
    String title();

    /** All its figures as one line, which {@link #parse} reads: the same bits. */
    String text();

    /**
     * The scaling that a line says.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Scaling parse(String text) {
        return ScalingText.parse(text);
    }

    /** The examples with their inputs in the new units; targets are shared. */
    default Dataset apply(Dataset dataset) {
        return dataset.withMatrices(apply(dataset.inputs()), dataset.targets());
    }
}
