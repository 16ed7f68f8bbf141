package org.chainrule.verification.mutant;

import java.util.function.DoubleUnaryOperator;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.formula.StandsFor;

/**
 * A function that is right but for its slope, its value or its datasheet.
 *
 * @param sound the function
 * @param wrongValue its value, wrong or not
 * @param wrongSlope its slope, wrong or not
 * @param datasheet what is promised of it
 */
public record MutantFunction(
        ScalarFunction sound, DoubleUnaryOperator wrongValue, Slope wrongSlope, Datasheet datasheet)
        implements CustomFunction, StandsFor {

    /** A slope at x, where the function is y. */
    @FunctionalInterface
    public interface Slope {
        /** The slope. */
        double at(double x, double y);
    }

    /** With the right value and datasheet. */
    public MutantFunction(ScalarFunction sound, Slope wrongSlope) {
        this(sound, wrongSlope, sound.datasheet());
    }

    /** With the right value. */
    public MutantFunction(ScalarFunction sound, Slope wrongSlope, Datasheet datasheet) {
        this(sound, sound::value, wrongSlope, datasheet);
    }

    @Override
    public Record original() {
        return (Record) sound;
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public double value(double x) {
        return wrongValue.applyAsDouble(x);
    }

    @Override
    public double slope(double x, double y) {
        return wrongSlope.at(x, y);
    }
}
