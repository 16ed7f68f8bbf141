package org.chainrule.optimizers.training;

import org.chainrule.core.Matrix;

/** The largest |change| of any weight by a single update, over the updates since the last {@link #restart}. */
final class ChangeMeter {

    private final Matrix theta;
    private final Matrix before;
    private double largest;

    ChangeMeter(Matrix theta) {
        this.theta = theta;
        before = Matrix.copyOf(theta, theta.precision());
    }

    void restart() {
        largest = 0;
    }

    void beforeUpdate() {
        before.copyFrom(theta);
    }

    /** NaN if any weight became NaN. */
    void afterUpdate() {
        for (int i = 0; i < theta.size(); i++) {
            largest = Math.max(largest, Math.abs(theta.get(i) - before.get(i)));
        }
    }

    void restore(double saved) {
        largest = saved;
    }

    double largest() {
        return largest;
    }
}
