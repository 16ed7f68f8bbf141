package org.chainrule.verification.formula;

import java.math.BigDecimal;
import org.chainrule.verification.formula.interval.ErrorFunction;
import org.chainrule.verification.formula.interval.Exponential;
import org.chainrule.verification.formula.interval.Interval;
import org.chainrule.verification.formula.interval.Logarithm;
import org.chainrule.verification.formula.interval.Powers;
import org.chainrule.verification.formula.interval.Real;

/**
 * Intervals that enclose the exact result, their ends rounded outwards to a number of bits. A comparison of intervals that
 * overlap is undecided; what is not defined is everything.
 *
 * @param bits carried, at least 64
 */
public record IntervalArithmetic(int bits) implements Arithmetic<Interval> {

    /** Refuses fewer than 64 bits. */
    public IntervalArithmetic {
        if (bits < 64) {
            throw new IllegalArgumentException("interval arithmetic: found " + bits + " bits; give at least 64");
        }
    }

    @Override
    public Interval number(BigDecimal value) {
        return Powers.decimal(value, bits);
    }

    @Override
    public Interval pi() {
        return ErrorFunction.pi(bits);
    }

    @Override
    public Interval negate(Interval a) {
        return a.negate();
    }

    @Override
    public Interval apply(Expression.Operator operator, Interval a, Interval b) {
        return switch (operator) {
            case ADD -> a.add(b, bits);
            case SUBTRACT -> a.subtract(b, bits);
            case MULTIPLY -> a.multiply(b, bits);
            case DIVIDE -> a.divide(b, bits);
            case POWER -> Powers.power(a, b, bits);
        };
    }

    @Override
    public Interval apply(Expression.Function function, Interval a) {
        return switch (function) {
            case EXP -> Exponential.exp(a, bits);
            case LOG -> Logarithm.log(a, bits);
            case LOG1P -> Logarithm.log1p(a, bits);
            case EXPM1 -> Exponential.expm1(a, bits);
            case SQRT -> a.sqrt(bits);
            case TANH -> Exponential.tanh(a, bits);
            case ABS -> a.abs();
            case ERF -> ErrorFunction.erf(a, bits);
            case ERFC -> ErrorFunction.erfc(a, bits);
            case MAX, MIN -> throw new IllegalArgumentException(function + " takes two arguments");
        };
    }

    @Override
    public Truth compare(Expression.Relation relation, Interval a, Interval b) {
        return switch (relation) {
            case LESS -> below(a, b);
            case GREATER -> below(b, a);
            case AT_MOST -> not(below(b, a));
            case AT_LEAST -> not(below(a, b));
            case EQUAL -> !a.meets(b) ? Truth.FAILS : a.isPoint() && b.isPoint() ? Truth.HOLDS : Truth.UNDECIDED;
        };
    }

    private static Truth below(Interval a, Interval b) {
        return a.high().compareTo(b.low()) < 0
                ? Truth.HOLDS
                : a.low().compareTo(b.high()) >= 0 ? Truth.FAILS : Truth.UNDECIDED;
    }

    private static Truth not(Truth truth) {
        return switch (truth) {
            case HOLDS -> Truth.FAILS;
            case FAILS -> Truth.HOLDS;
            case UNDECIDED -> Truth.UNDECIDED;
        };
    }

    @Override
    public Interval join(Interval a, Interval b) {
        return a.join(b);
    }

    @Override
    public Interval larger(Interval a, Interval b) {
        return a.max(b);
    }

    @Override
    public Interval number(long value) {
        return Interval.of(Real.of(value));
    }
}
