package org.chainrule.verification.function;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;

/** A scalar function as its datasheet's formula says it, to 30 digits; the slope by dual arithmetic over the value. */
final class ExactFunction {

    /** Exact results carry 30 digits, 14 more than a double: places of an ulp beyond the tenth mean nothing. */
    private static final int PLACES = 10;

    private final Formula value;
    private final Formula slope;
    private final Map<String, Double> parameters;

    ExactFunction(ScalarFunction function) {
        value = Formula.parse(function.datasheet().formula());
        slope = Formula.parse(function.datasheet().slopeFormula());
        parameters = RecordComponents.of(function);
    }

    BigDecimal value(double x) {
        return value.exactly(at(x));
    }

    BigDecimal slope(double x) {
        return value.derivativeExactly("x", at(x));
    }

    BigDecimal slopeAsStated(double x) {
        return slope.exactly(at(x));
    }

    Formula valueFormula() {
        return value;
    }

    /** The argument and the parameters. */
    Map<String, Double> at(double x) {
        var variables = new HashMap<>(parameters);
        variables.put("x", x);
        return variables;
    }

    /** How far a result is from the exact one, in units of the exact one's last place; beyond doubles it must be infinite. */
    static double ulps(double result, BigDecimal exact) {
        if (Double.isInfinite(exact.doubleValue())) {
            return result == exact.doubleValue() ? 0 : Double.POSITIVE_INFINITY;
        }
        if (!Double.isFinite(result)) {
            return Double.POSITIVE_INFINITY;
        }
        double ulp = Math.ulp(exact.doubleValue());
        return new BigDecimal(result)
                .subtract(exact)
                .abs()
                .divide(new BigDecimal(ulp), PLACES, RoundingMode.HALF_EVEN)
                .doubleValue();
    }
}
