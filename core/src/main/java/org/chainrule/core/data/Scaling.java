package org.chainrule.core.data;

import org.chainrule.core.Matrix;

/**
 * A change of units, column by column, whose figures were taken from training rows. It is fitted once and applied to
 * training, validation and test rows alike; fitting it on all rows would let the test rows leak into the training.
 */
public sealed interface Scaling permits MinMax, Standardiser {

    /** The rows in the new units; a new matrix of the same precision. {@code rows} is not modified. */
    Matrix apply(Matrix rows);

    /** The rows back in their own units, up to rounding; a new matrix. {@code rows} is not modified. */
    Matrix undo(Matrix rows);

    /** The examples with their inputs in the new units; targets are shared. */
    default Dataset apply(Dataset dataset) {
        return dataset.withMatrices(apply(dataset.inputs()), dataset.targets());
    }
}
