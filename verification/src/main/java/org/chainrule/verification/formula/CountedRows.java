package org.chainrule.verification.formula;

import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.SoftmaxLoss;

/** Rows that a loss leaves out. */
public final class CountedRows {

    private CountedRows() {}

    /**
     * Whether a row counts, so that its formula holds. One of weight 0 does not, except where smoothing gives mass to other classes than
     * that of the target: {@link SoftmaxLoss#counts} says so.
     *
     * @throws IllegalArgumentException if its target is out of range
     */
    public static boolean counts(Loss loss, double[] t, int n) {
        Object meant = loss instanceof StandsFor variant ? variant.original() : loss;
        return meant instanceof SoftmaxLoss softmax ? softmax.counts(t, n) : loss.weight(t, n) != 0;
    }
}
