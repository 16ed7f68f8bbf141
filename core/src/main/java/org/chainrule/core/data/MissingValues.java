package org.chainrule.core.data;

/** What to do with rows that miss an input: an empty cell, {@code ?} or {@code NA}. A row without target is always dropped. */
public enum MissingValues {
    /** Leave the row out. */
    DROP_ROWS,
    /**
     * Put the mean of the column's numbers. It is taken over all rows, before any split, so the test rows have a say in it:
     * a small leak. Texts have no mean; rows that miss one are dropped.
     */
    IMPUTE_MEANS
}
