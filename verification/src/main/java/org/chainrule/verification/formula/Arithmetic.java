package org.chainrule.verification.formula;

import java.math.BigDecimal;

/**
 * What a formula is evaluated over: doubles, decimals, dual numbers.
 *
 * @param <T> the numbers
 */
public interface Arithmetic<T> {

    /** The number that a literal stands for. */
    T number(BigDecimal value);

    /** π. */
    T pi();

    /** −a. */
    T negate(T a);

    /** The result of an operator. */
    T apply(Expression.Operator operator, T a, T b);

    /** The result of a function of one argument. */
    T apply(Expression.Function function, T a);

    /** Whether the relation holds; not if an operand is NaN. */
    Truth compare(Expression.Relation relation, T a, T b);

    /** What is sure to contain both results of an undecided comparison; only asked of arithmetics that leave one undecided. */
    T join(T a, T b);

    /** The larger of two; NaN if one is NaN. */
    T larger(T a, T b);

    /** The smaller of two. */
    default T smaller(T a, T b) {
        return negate(larger(negate(a), negate(b)));
    }

    /** A small whole number. */
    default T number(long value) {
        return number(BigDecimal.valueOf(value));
    }

    /** a + b. */
    default T add(T a, T b) {
        return apply(Expression.Operator.ADD, a, b);
    }

    /** a − b. */
    default T subtract(T a, T b) {
        return apply(Expression.Operator.SUBTRACT, a, b);
    }

    /** a · b. */
    default T multiply(T a, T b) {
        return apply(Expression.Operator.MULTIPLY, a, b);
    }

    /** a / b. */
    default T divide(T a, T b) {
        return apply(Expression.Operator.DIVIDE, a, b);
    }
}
