package org.chainrule.verification.function;

import java.util.Map;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.IntervalArithmetic;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;
import org.chainrule.verification.formula.interval.Real;

/** A scalar function as its datasheet's formula says it, enclosed; the slope by dual arithmetic over the value. */
final class ExactFunction {

    private static final Coordinate X = Coordinate.of("x");

    private final Formula value;
    private final Formula slope;
    private final Bindings<Double> parameters;

    ExactFunction(ScalarFunction function) {
        value = Formula.parse(function.datasheet().formula());
        slope = Formula.parse(function.datasheet().slopeFormula());
        parameters = Bindings.of(RecordComponents.of(function));
    }

    Interval value(double x) {
        return value.exactly(at(x));
    }

    Interval slope(double x) {
        return value.derivativeExactly(X, at(x));
    }

    Interval slopeAsStated(double x) {
        return slope.exactly(at(x));
    }

    /** κ = |x f″(x) / f′(x)| where the slope, already enclosed, is not 0; otherwise 0. */
    double condition(double x, Interval slope) {
        if (slope.hasZero() || x == 0) {
            return 0;
        }
        int bits = 64;
        var curvature = value.curvatureExactly(X, at(x));
        return curvature
                .multiply(Interval.of(x), bits)
                .divide(slope, bits)
                .abs()
                .high()
                .toDouble();
    }

    /** The value 2^−400 away from a point. */
    double valueBeside(double at, int direction) {
        return Accuracy.nearest(value.evaluate(new IntervalArithmetic(2048), beside(at, direction)));
    }

    /** The slope 2^−400 away from a point: nearer than any curvature could show in a double. */
    double slopeBeside(double at, int direction) {
        return Accuracy.nearest(value.tangent(new IntervalArithmetic(2048), X, beside(at, direction)));
    }

    private Bindings<Interval> beside(double at, int direction) {
        var step = Interval.of(direction * 0x1p-400);
        return parameters.map(Interval::of).with("x", Interval.of(Real.of(at)).add(step, 2048));
    }

    /** The value in doubles, as the formula is written. */
    double inDoubles(double x) {
        return value.value(at(x).scalars());
    }

    Map<String, Double> parameters() {
        return parameters.scalars();
    }

    private Bindings<Double> at(double x) {
        return parameters.with("x", x);
    }
}
