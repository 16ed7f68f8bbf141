package org.chainrule.verification.region;

import org.chainrule.core.loss.Loss;

/**
 * One row for a loss.
 *
 * @param prediction its columns; not copied
 * @param target as many columns as the loss reads; not copied
 */
public record LossPoint(double[] prediction, double[] target) {

    /** Whether the loss takes it, and has a finite value there; asked on copies, which it may change. */
    public boolean suits(Loss loss) {
        try {
            return Double.isFinite(loss.value(prediction.clone(), target.clone(), prediction.length));
        } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException refused) {
            return false;
        }
    }

    /** The same with another number in one column of the prediction. */
    LossPoint with(int column, double value) {
        var p = prediction.clone();
        p[column] = value;
        return new LossPoint(p, target);
    }
}
