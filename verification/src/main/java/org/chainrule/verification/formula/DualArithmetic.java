package org.chainrule.verification.formula;

import java.math.BigDecimal;

/**
 * Dual numbers over another arithmetic: forward-mode differentiation. At |x| = 0 and at ties of max and min the tangent
 * is the mean of both sides.
 *
 * @param base what value and tangent are computed in
 * @param <T> its numbers
 */
public record DualArithmetic<T>(Arithmetic<T> base) implements Arithmetic<Dual<T>> {

    /** A number that does not change. */
    public Dual<T> constant(T value) {
        return new Dual<>(value, base.number(0));
    }

    /** The variable with respect to which the tangents are derivatives. */
    public Dual<T> variable(T value) {
        return new Dual<>(value, base.number(1));
    }

    @Override
    public Dual<T> number(BigDecimal value) {
        return constant(base.number(value));
    }

    @Override
    public Dual<T> pi() {
        return constant(base.pi());
    }

    @Override
    public Dual<T> negate(Dual<T> a) {
        return new Dual<>(base.negate(a.value()), base.negate(a.tangent()));
    }

    @Override
    public Dual<T> apply(Expression.Operator operator, Dual<T> a, Dual<T> b) {
        T value = base.apply(operator, a.value(), b.value());
        return new Dual<>(
                value,
                switch (operator) {
                    case ADD, SUBTRACT -> base.apply(operator, a.tangent(), b.tangent());
                    case MULTIPLY ->
                        base.add(base.multiply(a.tangent(), b.value()), base.multiply(a.value(), b.tangent()));
                    case DIVIDE ->
                        base.divide(base.subtract(a.tangent(), base.multiply(value, b.tangent())), b.value());
                    case POWER -> powerTangent(a, b, value);
                });
    }

    private T powerTangent(Dual<T> a, Dual<T> b, T value) {
        T one = base.number(1);
        T byBase = base.multiply(
                base.multiply(b.value(), a.tangent()),
                base.apply(Expression.Operator.POWER, a.value(), base.subtract(b.value(), one)));
        if (isZero(b.tangent())) {
            return byBase;
        }
        T log = base.apply(Expression.Function.LOG, a.value());
        return base.add(byBase, base.multiply(b.tangent(), base.multiply(value, log)));
    }

    private boolean isZero(T a) {
        return base.holds(Expression.Relation.EQUAL, a, base.number(0));
    }

    @Override
    public Dual<T> apply(Expression.Function function, Dual<T> a) {
        T x = a.value();
        T value = base.apply(function, x);
        T one = base.number(1);
        T slope = switch (function) {
            case EXP -> value;
            case EXPM1 -> base.apply(Expression.Function.EXP, x);
            case LOG -> base.divide(one, x);
            case LOG1P -> base.divide(one, base.add(one, x));
            case SQRT -> base.divide(one, base.add(value, value));
            case TANH -> inverseSquareOfCosh(x);
            case ABS ->
                isZero(x) ? x : base.holds(Expression.Relation.GREATER, x, base.number(0)) ? one : base.negate(one);
            case ERF -> erfSlope(x);
            case ERFC -> base.negate(erfSlope(x));
            case MAX, MIN -> throw new IllegalArgumentException(function + " takes two arguments");
        };
        return new Dual<>(value, base.multiply(slope, a.tangent()));
    }

    /** 4/(eˣ + e⁻ˣ)². */
    private T inverseSquareOfCosh(T x) {
        T sum = base.add(base.apply(Expression.Function.EXP, x), base.apply(Expression.Function.EXP, base.negate(x)));
        return base.divide(base.number(4), base.multiply(sum, sum));
    }

    /** 2/√π · e^(−x²). */
    private T erfSlope(T x) {
        T bell = base.apply(Expression.Function.EXP, base.negate(base.multiply(x, x)));
        return base.divide(base.add(bell, bell), base.apply(Expression.Function.SQRT, base.pi()));
    }

    @Override
    public boolean holds(Expression.Relation relation, Dual<T> a, Dual<T> b) {
        return base.holds(relation, a.value(), b.value());
    }

    @Override
    public Dual<T> either(Expression.Relation preferred, Dual<T> a, Dual<T> b) {
        if (base.holds(Expression.Relation.EQUAL, a.value(), b.value())) {
            return new Dual<>(a.value(), base.divide(base.add(a.tangent(), b.tangent()), base.number(2)));
        }
        return holds(preferred, a, b) ? a : b;
    }
}
