package org.chainrule.core.data;

import java.util.List;
import org.chainrule.core.Matrix;

/** Class numbers as rows of zeros with a single one: class 2 of 4 is {@code 0 0 1 0}. */
public final class OneHot {

    private OneHot() {}

    /**
     * A classification with targets of examples × classes. The result has no class names, since its targets are no
     * class numbers any more; their order is that of the columns. Inputs are shared.
     */
    public static Dataset encode(Dataset dataset) {
        if (!dataset.isClassification()) {
            throw new IllegalArgumentException("one-hot: \"" + dataset.name()
                    + "\" has no classes; only a classification, with class names, can be encoded");
        }
        var targets = encode(dataset.targets(), dataset.classNames().size());
        return new Dataset(dataset.name(), dataset.inputs(), targets, dataset.inputNames(), List.of());
    }

    /** Class numbers, examples × 1, as a new matrix of examples × classes in the same precision. */
    public static Matrix encode(Matrix labels, int classes) {
        if (labels.columns() != 1) {
            throw new IllegalArgumentException(
                    "one-hot: labels are " + labels.shape() + "; one column of class numbers is needed");
        }
        var encoded = Matrix.zeros(labels.precision(), labels.rows(), classes);
        for (int i = 0; i < labels.rows(); i++) {
            double label = labels.get(i, 0);
            if (label != (int) label || label < 0 || label >= classes) {
                throw new IllegalArgumentException("one-hot: row " + i + ": found label " + label
                        + "; it must be a class number from 0 to " + (classes - 1));
            }
            encoded.set(i, (int) label, 1);
        }
        return encoded;
    }
}
