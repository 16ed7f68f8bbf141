package org.chainrule.examples.conformance;

import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.formula.interval.Accuracy;

/** The condition number of a slope, from the datasheet's formula by dual numbers over dual numbers. */
final class Condition {

    private Condition() {}

    /** κ = |x f″(x) / f′(x)|. */
    static double ofSlope(ScalarFunction function, double x, double slope) {
        var at = Bindings.of(RecordComponents.of(function)).with("x", x);
        var second = Formula.parse(function.datasheet().formula()).curvatureExactly(Coordinate.of("x"), at);
        return Math.abs(x * Accuracy.nearest(second) / slope);
    }
}
