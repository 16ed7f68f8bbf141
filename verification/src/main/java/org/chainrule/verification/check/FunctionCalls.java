package org.chainrule.verification.check;

import java.util.Optional;
import org.chainrule.core.Figures;
import org.chainrule.core.function.ScalarFunction;

/**
 * Somebody else's function of one number, called by a check. What it throws becomes an {@link IllegalStateException} that
 * names the function and the point.
 *
 * @param function the function
 */
record FunctionCalls(ScalarFunction function) {

    double value(double x) {
        try {
            return function.value(x);
        } catch (RuntimeException thrown) {
            throw said("value", "x = " + Figures.shortest(x), x, thrown);
        }
    }

    double slope(double x) {
        return slope(x, value(x));
    }

    double slope(double x, double y) {
        try {
            return function.slope(x, y);
        } catch (RuntimeException thrown) {
            throw said("slope", "x = " + Figures.shortest(x) + ", y = " + Figures.shortest(y), x, thrown);
        }
    }

    private IllegalStateException said(String what, String at, double x, RuntimeException thrown) {
        String mend = function.datasheet().takes(x)
                ? "which is in the domain " + domain()
                        + " of the datasheet; return a number there, or narrow the domain"
                : "which is not in the domain " + domain() + " of the datasheet; return NaN there";
        return new IllegalStateException(
                "gradient check of " + function.name() + ": the " + what + " threw " + thrown + " at " + at + ", "
                        + mend,
                thrown);
    }

    /** A failure if value or slope at a point of the domain is NaN; the slope need not be a number where the value overflows. */
    Optional<Comparison> notANumber(double x) {
        double y = value(x);
        boolean slopeCounts = Double.isFinite(y);
        if (Double.isNaN(y) || (slopeCounts && Double.isNaN(slope(x, y)))) {
            String what = slopeCounts ? "slope" : "value";
            return Optional.of(Exact.relation(
                    Witness.BEYOND,
                    function.name(),
                    what + " is a number",
                    false,
                    "the " + what + " is NaN at x = " + Figures.shortest(x) + ", which is in the domain " + domain()
                            + " of the datasheet; return a number there, or narrow the domain"));
        }
        return Optional.empty();
    }

    private String domain() {
        var sheet = function.datasheet();
        return "[" + Figures.shortest(sheet.domainLow()) + ", " + Figures.shortest(sheet.domainHigh()) + "]";
    }
}
