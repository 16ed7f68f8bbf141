package org.chainrule.core.loss;

/** How the losses of the rows become the loss of the batch. */
public enum Reduction {
    /** Σ over rows. */
    SUM,
    /** Σ over rows / number of elements, which is rows times {@link Loss#elements}. */
    MEAN_OVER_ELEMENTS,
    /** Σ over rows / number of rows. */
    MEAN_OVER_ROWS,
    /**
     * Σ over rows / Σ over rows of {@link Loss#weight}: the mean over the rows that count. If none counts it is 0 and so is
     * its gradient (PyTorch returns NaN).
     */
    WEIGHTED_MEAN,
    /** A column with the loss of each row; the cotangent is one number per row. */
    NONE;

    /**
     * Factor on the sum over rows.
     *
     * @param rows number of rows
     * @param elements number of elements in a row, {@link Loss#elements}
     * @param weight Σ over rows of {@link Loss#weight}
     */
    public double factor(int rows, int elements, double weight) {
        return switch (this) {
            case SUM, NONE -> 1;
            case MEAN_OVER_ELEMENTS -> 1 / ((double) rows * elements);
            case MEAN_OVER_ROWS -> 1 / (double) rows;
            case WEIGHTED_MEAN -> weight == 0 ? 0 : 1 / weight;
        };
    }

    /**
     * How much of the loss of the whole a part's loss is.
     *
     * @param part weight of the part: its rows, for {@link #WEIGHTED_MEAN} the sum of their weights
     * @param whole weight of the whole, likewise; if it is 0 nothing counts and the share is 0
     */
    public double share(double part, double whole) {
        return switch (this) {
            case SUM, NONE -> 1;
            case MEAN_OVER_ELEMENTS, MEAN_OVER_ROWS, WEIGHTED_MEAN -> whole == 0 ? 0 : part / whole;
        };
    }
}
