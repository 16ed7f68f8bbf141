package org.chainrule.core;

/**
 * Rows × columns of a matrix; the number of rows may be the symbolic batch.
 *
 * @param rows number of rows, at least 1, or {@link #BATCH}
 * @param columns number of columns, at least 1
 */
public record Shape(int rows, int columns) {

    /** Stands for "as many rows as the batch has". */
    public static final int BATCH = -1;

    /** The shape of a single number. */
    public static final Shape SCALAR = new Shape(1, 1);

    /** Refuses empty shapes. */
    public Shape {
        if ((rows < 1 && rows != BATCH) || columns < 1) {
            throw new IllegalArgumentException(
                    "shape: found " + rows + "×" + columns + "; rows and columns must be at least 1");
        }
    }

    /** A shape of known size. */
    public static Shape of(int rows, int columns) {
        return new Shape(rows, columns);
    }

    /** A shape with one row per example: {@code batch×columns}. */
    public static Shape batch(int columns) {
        return new Shape(BATCH, columns);
    }

    /** Whether the number of rows is the batch. */
    public boolean isBatched() {
        return rows == BATCH;
    }

    /** This shape with the batch replaced by a number of rows; a shape of known size is returned as it is. */
    public Shape withBatch(int batchRows) {
        return isBatched() ? new Shape(batchRows, columns) : this;
    }

    /** Number of elements; the shape must not be batched. */
    public int size() {
        if (isBatched()) {
            throw new IllegalStateException(
                    "shape " + this + ": the batch has no size yet; call withBatch(rows) first");
        }
        return Math.multiplyExact(rows, columns);
    }

    /** For example {@code batch×784} or {@code 128×784}. */
    @Override
    public String toString() {
        return (isBatched() ? "batch" : Integer.toString(rows)) + "×" + columns;
    }
}
