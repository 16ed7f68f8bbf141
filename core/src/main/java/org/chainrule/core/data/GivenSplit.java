package org.chainrule.core.data;

/**
 * A data set that comes divided, as MNIST does.
 *
 * @param training examples to learn from
 * @param test examples never learnt from, for the final score
 */
public record GivenSplit(Dataset training, Dataset test) {

    /** Refuses parts of different width or with different classes. */
    public GivenSplit {
        if (training.inputColumns() != test.inputColumns()
                || training.targetColumns() != test.targetColumns()
                || !training.classNames().equals(test.classNames())) {
            throw new IllegalArgumentException("training and test data: found inputs "
                    + training.inputs().shape() + " and " + test.inputs().shape() + ", targets "
                    + training.targets().shape() + " and " + test.targets().shape() + ", classes "
                    + training.classNames() + " and " + test.classNames() + "; columns and classes must be the same");
        }
    }
}
