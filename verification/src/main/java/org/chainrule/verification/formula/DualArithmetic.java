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
        return isSurely(Expression.Relation.EQUAL, a, base.number(0));
    }

    private boolean isSurely(Expression.Relation relation, T a, T b) {
        return base.compare(relation, a, b) == Truth.HOLDS;
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
            case ABS -> sign(x);
            case ERF -> erfSlope(x);
            case ERFC -> base.negate(erfSlope(x));
            case MAX, MIN -> throw new IllegalArgumentException(function + " takes two arguments");
        };
        return new Dual<>(value, base.multiply(slope, a.tangent()));
    }

    private T sign(T x) {
        T one = base.number(1);
        if (isZero(x)) {
            return x;
        }
        return switch (base.compare(Expression.Relation.GREATER, x, base.number(0))) {
            case HOLDS -> one;
            case FAILS -> base.negate(one);
            case UNDECIDED -> base.join(one, base.negate(one));
        };
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
    public Truth compare(Expression.Relation relation, Dual<T> a, Dual<T> b) {
        return base.compare(relation, a.value(), b.value());
    }

    @Override
    public Dual<T> join(Dual<T> a, Dual<T> b) {
        return new Dual<>(base.join(a.value(), b.value()), base.join(a.tangent(), b.tangent()));
    }

    @Override
    public Dual<T> larger(Dual<T> a, Dual<T> b) {
        T value = base.larger(a.value(), b.value());
        if (isSurely(Expression.Relation.EQUAL, a.value(), b.value())) {
            return new Dual<>(value, base.divide(base.add(a.tangent(), b.tangent()), base.number(2)));
        }
        return new Dual<>(
                value,
                switch (compare(Expression.Relation.GREATER, a, b)) {
                    case HOLDS -> a.tangent();
                    case FAILS -> b.tangent();
                    case UNDECIDED -> base.join(a.tangent(), b.tangent());
                });
    }
}
