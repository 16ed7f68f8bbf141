package org.chainrule.verification.fault;

import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.ScalarFunction;

/**
 * A function that is right but for its slope.
 *
 * @param sound the function
 * @param faultySlope the wrong slope
 * @param datasheet what is promised of it
 */
record FaultyFunction(ScalarFunction sound, Slope faultySlope, Datasheet datasheet) implements CustomFunction {

    /** A slope at x, where the function is y. */
    @FunctionalInterface
    interface Slope {
        double at(double x, double y);
    }

    FaultyFunction(ScalarFunction sound, Slope faultySlope) {
        this(sound, faultySlope, sound.datasheet());
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public double value(double x) {
        return sound.value(x);
    }

    @Override
    public double slope(double x, double y) {
        return faultySlope.at(x, y);
    }
}
