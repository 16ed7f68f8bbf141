package org.chainrule.verification.formula;

import java.math.BigDecimal;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;

/** Doubles, every operation rounded; overflow gives infinities. The error functions are correctly rounded. */
public record DoubleArithmetic() implements Arithmetic<Double> {

    @Override
    public Double number(BigDecimal value) {
        return value.doubleValue();
    }

    @Override
    public Double pi() {
        return Math.PI;
    }

    @Override
    public Double negate(Double a) {
        return -a;
    }

    @Override
    public Double apply(Expression.Operator operator, Double a, Double b) {
        return switch (operator) {
            case ADD -> a + b;
            case SUBTRACT -> a - b;
            case MULTIPLY -> a * b;
            case DIVIDE -> a / b;
            case POWER -> StrictMath.pow(a, b);
        };
    }

    @Override
    public Double apply(Expression.Function function, Double a) {
        return switch (function) {
            case EXP -> StrictMath.exp(a);
            case LOG -> StrictMath.log(a);
            case LOG1P -> StrictMath.log1p(a);
            case EXPM1 -> StrictMath.expm1(a);
            case SQRT -> Math.sqrt(a);
            case TANH -> StrictMath.tanh(a);
            case ABS -> Math.abs(a);
            case ERF, ERFC -> nearest(function, a);
            case MAX, MIN -> throw new IllegalArgumentException(function + " takes two arguments");
        };
    }

    private static double nearest(Expression.Function function, double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        double far = 40; // erfc(40) is 1e-697
        var point = Interval.of(Math.max(-far, Math.min(far, x)));
        return Accuracy.nearest(new IntervalArithmetic(128).apply(function, point));
    }

    @Override
    public Truth compare(Expression.Relation relation, Double a, Double b) {
        double left = a;
        double right = b;
        return Truth.of(
                switch (relation) {
                    case LESS -> left < right;
                    case AT_MOST -> left <= right;
                    case GREATER -> left > right;
                    case AT_LEAST -> left >= right;
                    case EQUAL -> left == right;
                });
    }

    @Override
    public Double join(Double a, Double b) {
        throw new IllegalStateException("doubles are always compared with a result");
    }

    @Override
    public Double larger(Double a, Double b) {
        return Math.max(a, b);
    }
}
