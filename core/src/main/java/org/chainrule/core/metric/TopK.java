package org.chainrule.core.metric;

import org.chainrule.core.Matrix;

/**
 * Top-k accuracy: an example counts as right if its true class is among the k largest outputs.
 *
 * <p>Of equal outputs that of the lower class number comes first, as where one class is named. A row with NaN is never
 * right.
 */
public final class TopK {

    private TopK() {}

    /**
     * The share of rows whose true class is among the k largest.
     *
     * @param outputs rows×classes: scores, logits or probabilities, larger is likelier; not modified
     * @param actual the true class of every row; −1 leaves the row out
     * @param k from 1 to the number of classes
     * @return from 0 to 1; 0 if no row counts
     * @throws IllegalArgumentException if k or a class is out of range, or the lengths differ
     */
    public static double accuracy(Matrix outputs, int[] actual, int k) {
        int classes = outputs.columns();
        if (k < 1 || k > classes) {
            throw new IllegalArgumentException(
                    "top-k accuracy: found k = " + k + " with " + classes + " classes; k must be from 1 to " + classes);
        }
        if (actual.length != outputs.rows()) {
            throw new IllegalArgumentException("top-k accuracy: found " + actual.length + " true classes for "
                    + outputs.rows() + " rows of outputs; give one per row");
        }
        int right = 0;
        int counted = 0;
        for (int i = 0; i < actual.length; i++) {
            if (actual[i] < -1 || actual[i] >= classes) {
                throw new IllegalArgumentException("top-k accuracy: row " + i + " is of class " + actual[i]
                        + "; classes are 0 to " + (classes - 1) + ", or -1 for a row that does not count");
            }
            if (actual[i] >= 0) {
                counted++;
                right += isAmong(outputs, i, actual[i], k) ? 1 : 0;
            }
        }
        return counted == 0 ? 0 : right / (double) counted;
    }

    private static boolean isAmong(Matrix outputs, int row, int label, int k) {
        double own = outputs.get(row, label);
        int before = 0;
        for (int j = 0; j < outputs.columns(); j++) {
            double other = outputs.get(row, j);
            if (Double.isNaN(other)) {
                return false;
            }
            before += other > own || (other == own && j < label) ? 1 : 0;
        }
        return before < k;
    }
}
