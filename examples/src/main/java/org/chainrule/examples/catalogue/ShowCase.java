package org.chainrule.examples.catalogue;

import java.util.Map;
import org.chainrule.core.Figures;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.formula.interval.Accuracy;

/**
 * A point at which a form in common use loses its digits.
 *
 * @param what for example {@code σ′(40)}
 * @param exact the exact number, rounded to the nearest double
 * @param ours what this library returns
 * @param common what the common form gives in double arithmetic
 * @param form the common form
 * @param users who computes it so
 */
record ShowCase(String what, double exact, double ours, double common, String form, String users) {

    /** A value of a function. */
    static ShowCase value(String what, ScalarFunction f, double x, String form, String users) {
        var at = Bindings.of(RecordComponents.of(f)).with("x", x);
        double exact = Accuracy.nearest(Formula.parse(f.datasheet().formula()).exactly(at));
        return new ShowCase(what, exact, f.value(x), common(form, Map.of("x", x)), form, users);
    }

    /** A slope of a function; exact is the derivative of its value formula. */
    static ShowCase slope(String what, ScalarFunction f, double x, String form, String users) {
        var at = Bindings.of(RecordComponents.of(f)).with("x", x);
        double exact =
                Accuracy.nearest(Formula.parse(f.datasheet().formula()).derivativeExactly(Coordinate.of("x"), at));
        return new ShowCase(what, exact, f.slope(x, f.value(x)), common(form, Map.of("x", x)), form, users);
    }

    /** A value of a loss. */
    static ShowCase value(String what, ElementLoss loss, double p, double t, String form, String users) {
        double exact = Accuracy.nearest(Formula.parse(loss.sheet().formula()).exactly(at(loss, p, t)));
        return new ShowCase(what, exact, loss.value(p, t), common(form, Map.of("p", p, "t", t)), form, users);
    }

    /** A slope of a loss. */
    static ShowCase slope(String what, ElementLoss loss, double p, double t, String form, String users) {
        double exact = Accuracy.nearest(
                Formula.parse(loss.sheet().formula()).derivativeExactly(Coordinate.of("p"), at(loss, p, t)));
        return new ShowCase(what, exact, loss.slope(p, t), common(form, Map.of("p", p, "t", t)), form, users);
    }

    private static Bindings<Double> at(ElementLoss loss, double p, double t) {
        return Bindings.of(RecordComponents.of(loss)).with("p", p).with("t", t).with("w", 1.0);
    }

    private static double common(String form, Map<String, Double> at) {
        return Formula.parse(form).value(at);
    }

    /** Relative error of what the library returns. */
    double error() {
        return Math.abs(ours - exact) / Math.abs(exact);
    }

    /** Relative error of the common form, as text; an infinite or lost number is 100 % and more. */
    String commonError() {
        double error = Math.abs(common - exact) / Math.abs(exact);
        if (!Double.isFinite(error)) {
            return Double.isNaN(common) ? "NaN" : "infinite";
        }
        return error >= 0.01 ? Figures.significant(100 * error, 2) + " %" : Figures.significant(error, 1);
    }
}
