package org.chainrule.examples.conformance;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.formula.DecimalArithmetic;
import org.chainrule.verification.formula.Dual;
import org.chainrule.verification.formula.DualArithmetic;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;

/** The condition number of a slope, from the datasheet's formula by dual numbers over dual numbers. */
final class Condition {

    private static final int DIGITS = 60;

    private Condition() {}

    /** κ = |x f″(x) / f′(x)|. */
    static double ofSlope(ScalarFunction function, double x, double slope) {
        var formula = Formula.parse(function.datasheet().formula());
        var inner = new DualArithmetic<>(new DecimalArithmetic(DIGITS));
        Map<String, Dual<BigDecimal>> variables = new HashMap<>();
        RecordComponents.of(function)
                .forEach((name, value) -> variables.put(name, inner.constant(new BigDecimal(value))));
        variables.put("x", inner.variable(new BigDecimal(x)));
        double second = formula.tangent(inner, "x", variables).tangent().doubleValue();
        return Math.abs(x * second / slope);
    }
}
