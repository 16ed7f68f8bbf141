package org.chainrule.core.loss;

/** How the losses of the rows become the loss of the batch. */
public enum Reduction {
    /** Σ over rows. */
    SUM,
    /** Σ over rows / number of elements of the prediction. */
    MEAN_OVER_ELEMENTS,
    /** Σ over rows / number of rows. */
    MEAN_OVER_ROWS,
    /** A column with the loss of each row; the cotangent is one number per row. */
    NONE;

    /** Factor on the sum over rows, for a prediction of this many rows and columns. */
    public double factor(int rows, int columns) {
        return switch (this) {
            case SUM, NONE -> 1;
            case MEAN_OVER_ELEMENTS -> 1 / ((double) rows * columns);
            case MEAN_OVER_ROWS -> 1 / (double) rows;
        };
    }

    /** The weight of a part with {@code rows} examples in a whole with {@code total}. */
    public double share(int rows, int total) {
        return switch (this) {
            case SUM, NONE -> 1;
            case MEAN_OVER_ELEMENTS, MEAN_OVER_ROWS -> rows / (double) total;
        };
    }
}
