package org.chainrule.core;

import java.util.Objects;

/**
 * A movable window on a reordered batch: the examples {@code order[from] … order[from + count − 1]} of a source. Moving it
 * allocates nothing, so one selection serves a whole training.
 */
public final class Selection implements Batch {

    private final Batch source;
    private final int[] order;
    private int from;
    private int count;

    /**
     * Selects all of {@code order}.
     *
     * @param order example numbers in the source; shared, so shuffling it reorders this selection
     */
    public Selection(Batch source, int[] order) {
        for (int example : order) {
            Objects.checkIndex(example, source.rows());
        }
        this.source = source;
        this.order = order;
        this.count = order.length;
    }

    /** Moves to {@code newCount} examples from position {@code newFrom} of the order. Returns this. */
    public Selection move(int newFrom, int newCount) {
        Objects.checkFromIndexSize(newFrom, newCount, order.length);
        from = newFrom;
        count = newCount;
        return this;
    }

    @Override
    public int rows() {
        return count;
    }

    @Override
    public int inputColumns() {
        return source.inputColumns();
    }

    @Override
    public int targetColumns() {
        return source.targetColumns();
    }

    @Override
    public void copyInput(int example, Matrix destination, int row) {
        source.copyInput(order[from + Objects.checkIndex(example, count)], destination, row);
    }

    @Override
    public void copyTarget(int example, Matrix destination, int row) {
        source.copyTarget(order[from + Objects.checkIndex(example, count)], destination, row);
    }
}
