package org.chainrule.verification.dual;

import java.util.Map;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.dual.Directional.Outcome;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.oracle.Estimate;
import org.chainrule.verification.oracle.FiniteDifference;
import org.chainrule.verification.oracle.Slopes;
import org.jspecify.annotations.Nullable;

/**
 * How a function of one number moves: by its datasheet's value formula where that can be read and has the function's value to
 * within the stated ulps, else by differences of its value.
 */
final class ScalarRule {

    private static final Coordinate X = Coordinate.of("x");

    private final ScalarFunction function;
    private final Notes notes;
    private @Nullable Directional formula;
    private Bindings<Seeded> parameters = Bindings.of(Map.of());

    ScalarRule(ScalarFunction function, Notes notes) {
        this.function = function;
        this.notes = notes;
        try {
            formula = new Directional(Formula.parse(function.datasheet().formula()));
            parameters = Bindings.of(RecordComponents.of(function)).map(Seeded::still);
        } catch (IllegalArgumentException unreadable) {
            formula = null;
            notes.add("formula not judged: " + unreadable.getMessage());
        }
    }

    /** ẏ from x and ẋ. */
    Ball along(double x, Ball tangent) {
        if (jumpsAt(x) || !tangent.isKnown()) {
            return Ball.UNKNOWN;
        }
        if (formula != null) {
            var found = formula.along(at(x, tangent));
            if (fits(found.value(), function.value(x))) {
                notes.kink(found.kink(), function.name());
                return ball(found.tangent());
            }
        }
        notes.add("the tangent of " + function.name()
                + " is by differences of its value: there is no formula with that value");
        return BallArithmetic.product(byDifferences(function::value, x), tangent);
    }

    /** f′(x), and its tangent f″(x)·ẋ. */
    Outcome slopeAlong(double x, Ball tangent) {
        if (jumpsAt(x) || !tangent.isKnown()) {
            return Outcome.UNKNOWN;
        }
        if (formula != null && fits(formula.along(at(x, Ball.ZERO)).value(), function.value(x))) {
            var found = formula.slopeAlong(at(x, tangent), X);
            notes.kink(found.kink(), function.name());
            return found;
        }
        notes.add("the second derivative of " + function.name()
                + " is by differences of its slope: there is no formula with that value");
        var slope = byDifferences(function::value, x);
        var curvature = byDifferences(t -> function.slope(t, function.value(t)), x);
        var product = BallArithmetic.product(curvature, tangent);
        return new Outcome(slope.estimate(), product.estimate(), false);
    }

    private Bindings<Seeded> at(double x, Ball tangent) {
        return parameters.with("x", new Seeded(x, tangent.middle(), tangent.radius()));
    }

    private boolean jumpsAt(double x) {
        return !Double.isFinite(x) || function.datasheet().jumps().stream().anyMatch(jump -> jump.at() == x);
    }

    private boolean fits(Estimate value, double found) {
        double ulps = function.datasheet().valueUlps() + 1;
        return value.isKnown() && value.distance(found) <= value.bound() + ulps * Math.ulp(value.value());
    }

    private Ball byDifferences(java.util.function.DoubleUnaryOperator f, double x) {
        return ofSlopes(FiniteDifference.FULL.slopes(f, x), notes, function.name());
    }

    /** The derivative; at a kink both sides; unknown where the value jumps. */
    static Ball ofSlopes(Slopes slopes, Notes notes, String name) {
        if (slopes.jumps()) {
            return Ball.UNKNOWN;
        }
        if (slopes.isKink()) {
            notes.kink(true, name);
            return ball(slopes.left()).join(ball(slopes.right()));
        }
        return ball(slopes.central());
    }

    static Ball ball(Estimate estimate) {
        return estimate.isKnown() ? new Ball(estimate.value(), estimate.bound()) : Ball.UNKNOWN;
    }
}
