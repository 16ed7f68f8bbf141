package org.chainrule.verification.formula;

import java.util.Map;
import org.chainrule.verification.formula.interval.Interval;

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
        return tangent(new DoubleArithmetic(), Coordinate.of(variable), Bindings.of(variables));
    }

    /** The derivative with respect to a coordinate over any arithmetic. */
    public <T> T tangent(Arithmetic<T> base, Coordinate coordinate, Bindings<T> bindings) {
        var arithmetic = new DualArithmetic<>(base);
        return evaluate(arithmetic, coordinate.lift(arithmetic, bindings)).tangent();
    }

    /** {@link #exactly(Bindings)} without rows. */
    public Interval exactly(Map<String, Double> variables) {
        return exactly(Bindings.of(variables));
    }

    /**
     * An enclosure of the value that is narrower than 2^−60 of it, or surely rounds to 0 or to an infinity.
     *
     * @throws ArithmeticException if there is none, for example because the formula is not defined there
     */
    public Interval exactly(Bindings<Double> bindings) {
        return Precision.ENOUGH.enclose(this, (arithmetic, at) -> evaluate(arithmetic, at), bindings);
    }

    /** An enclosure of the derivative with respect to a variable, see {@link #exactly(Bindings)}. */
    public Interval derivativeExactly(String variable, Map<String, Double> variables) {
        return derivativeExactly(Coordinate.of(variable), Bindings.of(variables));
    }

    /** An enclosure of the derivative with respect to a scalar or an element of a row, see {@link #exactly(Bindings)}. */
    public Interval derivativeExactly(Coordinate coordinate, Bindings<Double> bindings) {
        return Precision.ENOUGH.enclose(this, (arithmetic, at) -> tangent(arithmetic, coordinate, at), bindings);
    }

    /** An enclosure of the second derivative with respect to one coordinate, see {@link #exactly(Bindings)}. */
    public Interval curvatureExactly(Coordinate coordinate, Bindings<Double> bindings) {
        return curvatureExactly(coordinate, coordinate, bindings);
    }

    /** An enclosure of the second derivative with respect to two coordinates, see {@link #exactly(Bindings)}. */
    public Interval curvatureExactly(Coordinate first, Coordinate second, Bindings<Double> bindings) {
        return Precision.ENOUGH.enclose(
                this,
                (arithmetic, at) -> {
                    var dual = new DualArithmetic<>(arithmetic);
                    return tangent(dual, first, second.lift(dual, at)).tangent();
                },
                bindings);
    }
}
