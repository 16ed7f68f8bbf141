package org.chainrule.autodiff.diagnosis;

import org.chainrule.core.Matrix;
import org.chainrule.core.function.ScalarFunction;

/**
 * The slopes of an activation at the pre-activations of a batch.
 *
 * @param f the activation
 * @param z pre-activations, examples × units
 */
record Slopes(ScalarFunction f, Matrix z) {

    /** Units whose slope is exactly 0 for every example. */
    int dead() {
        int dead = 0;
        for (int unit = 0; unit < z.columns(); unit++) {
            boolean alive = false;
            for (int example = 0; example < z.rows() && !alive; example++) {
                alive = slope(z.get(example, unit)) != 0;
            }
            dead += alive ? 0 : 1;
        }
        return dead;
    }

    /** Share of saturated (unit, example) pairs; 0 if f is not bounded on both sides. */
    double saturated() {
        var sheet = f.datasheet();
        if (Double.isInfinite(sheet.infimum()) || Double.isInfinite(sheet.supremum())) {
            return 0;
        }
        double limit = Diagnosis.SATURATED_SLOPE * steepest();
        int saturated = 0;
        for (int i = 0; i < z.size(); i++) {
            saturated += Math.abs(slope(z.get(i))) < limit ? 1 : 0;
        }
        return saturated / (double) z.size();
    }

    /** Steepest slope on a grid of sixteenths from −8 to 8, which holds the steep part of every bounded activation. */
    private double steepest() {
        double steepest = 0;
        for (int i = -128; i <= 128; i++) {
            steepest = Math.max(steepest, Math.abs(slope(i / 16.0)));
        }
        return steepest;
    }

    private double slope(double x) {
        return f.slope(x, f.value(x));
    }
}
