package org.chainrule.optimizers.training;

import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/** The average of θ in one training. */
final class Average {

    private final Averaging rule;
    private final Kernels kernels;
    private final Matrix theta;
    private final Matrix average;
    private final Matrix aside;
    private long averaged;

    Average(Averaging rule, Matrix theta, Kernels kernels) {
        this.rule = rule;
        this.kernels = kernels;
        this.theta = theta;
        average = Matrix.copyOf(theta, theta.precision());
        aside = Matrix.copyOf(theta, theta.precision());
    }

    /** After an iteration or epoch of this number. */
    void after(Averaging.Moment moment, long number) {
        double weight = rule.moment() == moment ? rule.weight(number, averaged) : 0;
        if (weight > 0) {
            kernels.addScaled(weight, theta, 1 - weight, average);
            averaged++;
        }
    }

    /** Puts the average in the place of θ, if there is one. */
    void enter() {
        if (averaged > 0) {
            aside.copyFrom(theta);
            theta.copyFrom(average);
        }
    }

    /** Undoes {@link #enter}. */
    void leave() {
        if (averaged > 0) {
            theta.copyFrom(aside);
        }
    }

    /** a, shared. */
    Matrix matrix() {
        return average;
    }

    /** How many θ are in it. */
    long averaged() {
        return averaged;
    }

    void restore(Matrix saved, long count) {
        average.copyFrom(saved);
        averaged = count;
    }
}
