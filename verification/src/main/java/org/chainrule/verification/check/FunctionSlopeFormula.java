package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;

/**
 * The slope formula of a datasheet against the derivative of its value formula, by dual arithmetic, both in enclosures. The
 * rule may be right and the formula beside it wrong.
 */
final class FunctionSlopeFormula {

    private static final Coordinate X = Coordinate.of("x");

    private final ScalarFunction function;
    private final Formula value;
    private final Bindings<Double> parameters;

    /**
     * Of a function whose value formula is executable.
     *
     * @throws IllegalArgumentException if it is not
     */
    FunctionSlopeFormula(ScalarFunction function) {
        this.function = function;
        value = Formula.parse(function.datasheet().formula());
        parameters = Bindings.of(RecordComponents.of(function));
    }

    /** One comparison over these points, which are no kinks or jumps; it fails if the slope formula cannot be read. */
    Comparison comparison(List<Double> xs) {
        String text = function.datasheet().slopeFormula();
        try {
            var slope = Formula.parse(text);
            FormulaOracle.requireValues(slope, parameters);
            return exact(against(slope, xs), "the datasheet says " + text + "; ");
        } catch (IllegalArgumentException notExecutable) {
            return exact(List.of(notExecutable.getMessage()), "");
        }
    }

    private List<String> against(Formula slope, List<Double> xs) {
        var against = new ArrayList<String>();
        for (double x : xs) {
            try {
                var at = parameters.with("x", x);
                var derived = value.derivativeExactly(X, at);
                var stated = slope.exactly(at);
                if (!agree(stated, derived)) {
                    against.add("at x = " + Figures.shortest(x) + " it is " + Figures.shortest(Accuracy.nearest(stated))
                            + ", the derivative of " + value.text() + " is "
                            + Figures.shortest(Accuracy.nearest(derived)));
                }
            } catch (ArithmeticException noValue) {
                // a formula that is not defined here, or digits beyond reach
            }
        }
        return against;
    }

    private Comparison exact(List<String> against, String stated) {
        return Exact.of(
                Witness.FORMULA,
                function.name(),
                "slope formula",
                against.size(),
                against.isEmpty() ? "" : stated + against.get(0));
    }

    /** The same number; or, where constants were written in decimals, half of the digits the same. */
    static boolean agree(Interval stated, Interval derived) {
        if (stated.meets(derived) || (Accuracy.vanishes(stated) && Accuracy.vanishes(derived))) {
            return true;
        }
        double a = Accuracy.nearest(stated);
        double b = Accuracy.nearest(derived);
        return a == b || Math.abs(a - b) <= Judge.HALF_THE_DIGITS * Math.max(Math.abs(a), Math.abs(b));
    }
}
