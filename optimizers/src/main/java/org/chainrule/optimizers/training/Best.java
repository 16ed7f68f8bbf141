package org.chainrule.optimizers.training;

import org.chainrule.core.Matrix;

/** The θ of the epoch with the smallest judged loss so far, see {@link History#best()}. */
final class Best {

    private final Matrix theta;
    private final Matrix best;
    private double loss = Double.POSITIVE_INFINITY;

    Best(Matrix theta) {
        this.theta = theta;
        best = Matrix.copyOf(theta, theta.precision());
    }

    /** After an epoch, with θ as it was judged. */
    void offer(EpochRecord epoch) {
        double judged = History.judged(epoch);
        if (judged < loss) {
            loss = judged;
            best.copyFrom(theta);
        }
    }

    /** Puts the best in the place of θ, if any loss was a number. */
    void bringBack() {
        if (loss < Double.POSITIVE_INFINITY) {
            theta.copyFrom(best);
        }
    }

    /** The best θ, shared. */
    Matrix matrix() {
        return best;
    }

    double loss() {
        return loss;
    }

    void restore(Matrix saved, double savedLoss) {
        best.copyFrom(saved);
        loss = savedLoss;
    }
}
