package org.chainrule.core;

import org.jspecify.annotations.Nullable;

/**
 * Some examples: one row of inputs and one row of targets each.
 *
 * <p>A batch copies itself into buffers that the model owns, so nothing is allocated per step and the data may live in
 * any form and precision.
 */
public interface Batch {

    /** Number of examples. */
    int rows();

    /** Number of input columns. */
    int inputColumns();

    /** Number of target columns; a class index is one column. */
    int targetColumns();

    /** Copies the inputs of one example into row {@code row} of {@code destination}, which has as many columns. */
    void copyInput(int example, Matrix destination, int row);

    /** Copies the targets of one example into row {@code row} of {@code destination}, which has as many columns. */
    void copyTarget(int example, Matrix destination, int row);

    /** Fills {@code destination} with the inputs of {@code destination.rows()} examples from {@code first} on. */
    default void copyInputs(int first, Matrix destination) {
        for (int i = 0; i < destination.rows(); i++) {
            copyInput(first + i, destination, i);
        }
    }

    /** Fills {@code destination} with the targets of {@code destination.rows()} examples from {@code first} on. */
    default void copyTargets(int first, Matrix destination) {
        for (int i = 0; i < destination.rows(); i++) {
            copyTarget(first + i, destination, i);
        }
    }

    /**
     * All inputs as one matrix, row i of example i, if they lie in memory like that, so that they need not be copied; else
     * null. The matrix is shared and only read.
     */
    default @Nullable Matrix inputMatrix() {
        return null;
    }

    /** All targets as one matrix, row i of example i, in the same way; else null. */
    default @Nullable Matrix targetMatrix() {
        return null;
    }

    /** Two matrices, row i of the one belonging to row i of the other, as a batch; both are shared. */
    static Batch of(Matrix inputs, Matrix targets) {
        return new MatrixBatch(inputs, targets);
    }
}
