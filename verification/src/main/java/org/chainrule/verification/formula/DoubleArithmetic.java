package org.chainrule.verification.formula;

import java.math.BigDecimal;

/** Doubles, every operation rounded; overflow gives infinities. The error function is rounded from 40 decimal digits. */
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
            case ERF -> erf(a);
            case ERFC -> erfc(a);
            case MAX, MIN -> throw new IllegalArgumentException(function + " takes two arguments");
        };
    }

    /** From |x| = 6 on 1 − erf(x) is below 2.2e-17, less than half an ulp of 1. */
    private static double erf(double x) {
        if (Double.isNaN(x) || Math.abs(x) >= 6) {
            return Math.signum(x);
        }
        return new DecimalArithmetic(40)
                .apply(Expression.Function.ERF, new BigDecimal(x))
                .doubleValue();
    }

    /** From x = 27.3 on erfc(x) is below half the smallest subnormal number; from −6 on downwards it is 2. */
    private static double erfc(double x) {
        if (Double.isNaN(x) || Math.abs(x) >= 27.3 || x <= -6) {
            return Double.isNaN(x) ? x : x > 0 ? 0 : 2;
        }
        return new DecimalArithmetic(40)
                .apply(Expression.Function.ERFC, new BigDecimal(x))
                .doubleValue();
    }

    @Override
    public boolean holds(Expression.Relation relation, Double a, Double b) {
        double left = a;
        double right = b;
        return switch (relation) {
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case GREATER -> left > right;
            case AT_LEAST -> left >= right;
            case EQUAL -> left == right;
        };
    }

    @Override
    public Double either(Expression.Relation preferred, Double a, Double b) {
        return a.isNaN() || holds(preferred, a, b) ? a : b;
    }
}
