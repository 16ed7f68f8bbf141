package org.chainrule.examples.command;

import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.ScalarFunction;

/**
 * A planted fault: a function whose slope is off by a relative error.
 *
 * @param right the right function
 * @param relative error of the slope
 */
record SlopeOff(ScalarFunction right, double relative) implements CustomFunction {

    @Override
    public String name() {
        return right.name();
    }

    @Override
    public double value(double x) {
        return right.value(x);
    }

    @Override
    public double slope(double x, double y) {
        return right.slope(x, y) * (1 + relative);
    }

    @Override
    public Datasheet datasheet() {
        return right.datasheet();
    }
}
