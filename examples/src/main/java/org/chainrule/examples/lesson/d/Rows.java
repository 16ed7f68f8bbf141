package org.chainrule.examples.lesson.d;

import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.data.Generated;

/** Rows for a 3-4-1 network: three inputs, and 1 if a curved function of them is positive, else 0. */
final class Rows {

    private Rows() {}

    /** So many rows with one label column. */
    static Batch labelled(int count, long seed) {
        var source = Generated.regression(count, seed);
        var labels = DoubleMatrix.zeros(count, 1);
        for (int i = 0; i < count; i++) {
            labels.set(i, 0, source.targets().get(i, 0) > 0 ? 1 : 0);
        }
        return Batch.of(source.inputs(), labels);
    }

    /** The same rows with one column per class. */
    static Batch oneHot(int count, long seed) {
        var source = Generated.regression(count, seed);
        var labels = DoubleMatrix.zeros(count, 2);
        for (int i = 0; i < count; i++) {
            labels.set(i, source.targets().get(i, 0) > 0 ? 1 : 0, 1);
        }
        return Batch.of(source.inputs(), labels);
    }
}
