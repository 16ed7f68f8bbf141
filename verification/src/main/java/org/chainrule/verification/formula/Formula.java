package org.chainrule.verification.formula;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * A formula that was read from the text a person reads.
 *
 * <p>Its derivative comes from dual arithmetic over the formula of the value, so it knows nothing of any slope that was
 * written down elsewhere.
 *
 * @param text as it was written
 * @param root its tree
 */
public record Formula(String text, Expression root) {

    private static final int FEWEST_DIGITS = 50;
    private static final int MOST_DIGITS = 6400;
    private static final MathContext AGREED = new MathContext(30);

    /**
     * Reads a formula in the grammar of {@link org.chainrule.core.function.Datasheet}.
     *
     * @throws IllegalArgumentException if it cannot be read, with the position and what was expected
     */
    public static Formula parse(String text) {
        return new Formula(text, new FormulaParser(text).parse());
    }

    /** The value over any arithmetic. */
    public <T> T evaluate(Arithmetic<T> arithmetic, Map<String, T> variables) {
        return evaluate(arithmetic, Bindings.of(variables));
    }

    /** The value over any arithmetic, with rows and indices. */
    public <T> T evaluate(Arithmetic<T> arithmetic, Bindings<T> bindings) {
        return new Evaluation<>(text, arithmetic, bindings).of(root);
    }

    /** The value in double arithmetic, with the roundings and overflows of the formula as it is written. */
    public double value(Map<String, Double> variables) {
        return evaluate(new DoubleArithmetic(), variables);
    }

    /** The derivative with respect to a variable in double arithmetic. */
    public double derivative(String variable, Map<String, Double> variables) {
        return tangent(new DoubleArithmetic(), variable, variables);
    }

    /**
     * The value to 30 digits: the digits carried are doubled until two results in a row agree.
     *
     * @throws ArithmeticException if that never happens, or where the formula has no finite value
     */
    public BigDecimal exactly(Map<String, Double> variables) {
        return agreed(digits -> evaluate(new DecimalArithmetic(digits), decimals(variables)));
    }

    /** The derivative with respect to a variable to 30 digits, see {@link #exactly}. */
    public BigDecimal derivativeExactly(String variable, Map<String, Double> variables) {
        return agreed(digits -> tangent(new DecimalArithmetic(digits), variable, decimals(variables)));
    }

    /** The derivative with respect to a variable over any arithmetic. */
    public <T> T tangent(Arithmetic<T> base, String variable, Map<String, T> variables) {
        var arithmetic = new DualArithmetic<>(base);
        var duals = new LinkedHashMap<String, Dual<T>>();
        variables.forEach((name, value) ->
                duals.put(name, name.equals(variable) ? arithmetic.variable(value) : arithmetic.constant(value)));
        return evaluate(arithmetic, duals).tangent();
    }

    private static Map<String, BigDecimal> decimals(Map<String, Double> variables) {
        var decimals = new LinkedHashMap<String, BigDecimal>();
        variables.forEach((name, value) -> decimals.put(name, new BigDecimal(value)));
        return decimals;
    }

    private BigDecimal agreed(IntFunction<BigDecimal> attempt) {
        var before = attempt.apply(FEWEST_DIGITS).round(AGREED);
        for (int digits = 2 * FEWEST_DIGITS; digits <= MOST_DIGITS; digits *= 2) {
            var now = attempt.apply(digits).round(AGREED);
            boolean lost = now.signum() == 0 && digits < MOST_DIGITS; // everything may have been cancelled
            if (!lost && now.compareTo(before) == 0) {
                return now;
            }
            before = now;
        }
        throw new ArithmeticException("formula \"" + text + "\": no 30 digits agree even when " + MOST_DIGITS
                + " are carried; evaluate it closer to 0");
    }
}
