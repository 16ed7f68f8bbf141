package org.chainrule.verification.formula;

import java.math.BigDecimal;
import java.util.List;

/** The tree of a {@link Formula}. */
public sealed interface Expression
        permits Expression.Binary,
                Expression.Call,
                Expression.Choice,
                Expression.Indexed,
                Expression.Largest,
                Expression.Literal,
                Expression.Negation,
                Expression.Sum,
                Expression.Variable {

    /** What stands between two operands. */
    enum Operator {
        /** a + b. */
        ADD,
        /** a − b. */
        SUBTRACT,
        /** a · b. */
        MULTIPLY,
        /** a / b. */
        DIVIDE,
        /** a to the power b. */
        POWER
    }

    /** A comparison of two operands. */
    enum Relation {
        /** a &lt; b. */
        LESS,
        /** a ≤ b. */
        AT_MOST,
        /** a &gt; b. */
        GREATER,
        /** a ≥ b. */
        AT_LEAST,
        /** a = b. */
        EQUAL
    }

    /** A function of the grammar. */
    enum Function {
        /** eˣ. */
        EXP(1),
        /** Natural logarithm. */
        LOG(1),
        /** log(1 + x). */
        LOG1P(1),
        /** eˣ − 1. */
        EXPM1(1),
        /** Square root. */
        SQRT(1),
        /** Hyperbolic tangent. */
        TANH(1),
        /** |x|. */
        ABS(1),
        /** The larger of two. */
        MAX(2),
        /** The smaller of two. */
        MIN(2),
        /** Error function 2/√π ∫₀ˣ e^−t² dt. */
        ERF(1),
        /** 1 − erf(x), which does not cancel on the right. */
        ERFC(1);

        private final int arguments;

        Function(int arguments) {
            this.arguments = arguments;
        }

        /** Number of arguments. */
        public int arguments() {
            return arguments;
        }
    }

    /**
     * A number as it is written.
     *
     * @param value its exact decimal value
     */
    record Literal(BigDecimal value) implements Expression {}

    /**
     * A name: the argument, a record component, an index, the number of columns {@code n}, or {@code pi}.
     *
     * @param name as it is written
     */
    record Variable(String name) implements Expression {}

    /**
     * −a.
     *
     * @param operand a
     */
    record Negation(Expression operand) implements Expression {}

    /**
     * Two operands and what stands between them.
     *
     * @param operator what is computed
     * @param left a
     * @param right b
     */
    record Binary(Operator operator, Expression left, Expression right) implements Expression {}

    /**
     * A function of one or two arguments.
     *
     * @param function which
     * @param arguments as many as it takes
     */
    record Call(Function function, List<Expression> arguments) implements Expression {}

    /**
     * {@code if(left relation right, then, otherwise)}; only the chosen branch is evaluated.
     *
     * @param relation how the two are compared
     * @param left a
     * @param right b
     * @param then the result where the relation holds
     * @param otherwise the result where it does not
     */
    record Choice(Relation relation, Expression left, Expression right, Expression then, Expression otherwise)
            implements Expression {}

    /**
     * One number of a row, such as {@code x_j}.
     *
     * @param row the name before the underscore
     * @param index the letter or digit after it
     */
    record Indexed(String row, String index) implements Expression {}

    /**
     * {@code Σ_j term} over all columns.
     *
     * @param index the letter that counts them
     * @param term what is added
     */
    record Sum(String index, Expression term) implements Expression {}

    /**
     * {@code max_j(operand)} over all columns.
     *
     * @param index the letter that counts them
     * @param operand what is compared
     */
    record Largest(String index, Expression operand) implements Expression {}
}
