package org.chainrule.verification.fault;

import java.util.function.DoubleUnaryOperator;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.ScalarFunction;

/**
 * A function that is right but for its slope, its value or its datasheet.
 *
 * @param sound the function
 * @param faultyValue its value, wrong or not
 * @param faultySlope its slope, wrong or not
 * @param datasheet what is promised of it
 */
record FaultyFunction(ScalarFunction sound, DoubleUnaryOperator faultyValue, Slope faultySlope, Datasheet datasheet)
        implements CustomFunction {

    /** A slope at x, where the function is y. */
    @FunctionalInterface
    interface Slope {
        double at(double x, double y);
    }

    FaultyFunction(ScalarFunction sound, Slope faultySlope) {
        this(sound, faultySlope, sound.datasheet());
    }

    FaultyFunction(ScalarFunction sound, Slope faultySlope, Datasheet datasheet) {
        this(sound, sound::value, faultySlope, datasheet);
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public double value(double x) {
        return faultyValue.applyAsDouble(x);
    }

    @Override
    public double slope(double x, double y) {
        return faultySlope.at(x, y);
    }
}
