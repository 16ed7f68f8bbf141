package org.chainrule.verification.function;

import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowSheet;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.IntervalArithmetic;
import org.chainrule.verification.formula.Precision;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.formula.interval.Interval;

/** A row function as its sheet's formula says it, on one row with one cotangent. */
final class ExactRow {

    private static final int BITS = 64;

    private final Formula formula;
    private final List<RowSheet.Block> blocks;
    private final int width;
    private final Bindings<Double> at;
    private final List<Double> x;
    private final List<Double> cotangent;

    /** A cotangent of one column is also known as {@code g}, and the value as {@code y}. */
    ExactRow(RowFunction function, List<Double> x, List<Double> cotangent) {
        formula = Formula.parse(function.sheet().formula());
        blocks = function.sheet().blocks();
        width = x.size() / blocks.size();
        this.x = x;
        this.cotangent = cotangent;
        var bindings = Bindings.of(RecordComponents.of(function)).withColumns(width);
        for (int b = 0; b < blocks.size(); b++) {
            bindings = bindings.withRow(blocks.get(b).name(), x.subList(b * width, (b + 1) * width));
        }
        at = bindings.withRow("g", cotangent);
    }

    /** Element i of the row as its block calls it. */
    private Coordinate coordinate(int i) {
        return Coordinate.of(blocks.get(i / width).name(), i % width);
    }

    Interval value(int i) {
        return formula.exactly(at.withIndex("i", i));
    }

    /** κ = Σ_j |x_j ∂y_i/∂x_j| / |y_i|. */
    double condition(int i, Interval value) {
        var sum = Interval.ZERO;
        for (int j = 0; j < x.size(); j++) {
            sum = sum.add(scaledByInput(j, derivative(i, j)), BITS);
        }
        return value.hasZero() ? 0 : sum.divide(value.abs(), BITS).high().toDouble();
    }

    private Interval derivative(int k, int i) {
        return formula.derivativeExactly(coordinate(i), at.withIndex("i", k));
    }

    private Interval scaledByInput(int j, Interval derivative) {
        return derivative.multiply(Interval.of(x.get(j)), BITS).abs();
    }

    /** Σ_k g_k ∂y_k/∂x_i. */
    Interval product(int i) {
        return Precision.ENOUGH.enclose(formula, (arithmetic, points) -> product(arithmetic, points, i), at);
    }

    private Interval product(IntervalArithmetic arithmetic, Bindings<Interval> points, int i) {
        var sum = Interval.ZERO;
        for (int k = 0; k < cotangent.size(); k++) {
            var derivative = formula.tangent(arithmetic, coordinate(i), points.withIndex("i", k));
            sum = arithmetic.add(sum, arithmetic.multiply(Interval.of(cotangent.get(k)), derivative));
        }
        return sum;
    }

    /** Σ_k |g_k ∂y_k/∂x_i|. */
    Interval magnitude(int i) {
        var sum = Interval.ZERO;
        for (int k = 0; k < cotangent.size(); k++) {
            sum = sum.add(
                    derivative(k, i)
                            .multiply(Interval.of(cotangent.get(k)), BITS)
                            .abs(),
                    BITS);
        }
        return sum;
    }

    /** κ = Σ_j |x_j Σ_k g_k ∂²y_k/∂x_i∂x_j| over the magnitude of the terms. */
    double productCondition(int i, Interval magnitude) {
        var sum = Interval.ZERO;
        for (int j = 0; j < x.size(); j++) {
            var derivative = Interval.ZERO;
            for (int k = 0; k < cotangent.size(); k++) {
                var second = formula.curvatureExactly(coordinate(i), coordinate(j), at.withIndex("i", k));
                derivative = derivative.add(second.multiply(Interval.of(cotangent.get(k)), BITS), BITS);
            }
            sum = sum.add(scaledByInput(j, derivative), BITS);
        }
        return magnitude.hasZero() ? 0 : sum.divide(magnitude, BITS).high().toDouble();
    }

    /** What the rule says, with y as the formula gives it. */
    Interval productAsStated(int i) {
        var rule = Formula.parse(blocks.get(i / width).rule());
        return Precision.ENOUGH.enclose(
                rule, (arithmetic, points) -> ruled(rule, arithmetic, points), at.withIndex("i", i % width));
    }

    private Interval ruled(Formula rule, IntervalArithmetic arithmetic, Bindings<Interval> points) {
        var y = IntStream.range(0, cotangent.size())
                .mapToObj(k -> formula.evaluate(arithmetic, points.withIndex("i", k)))
                .toList();
        var all = points.withRow("y", y);
        if (y.size() == 1) {
            all = all.with("y", y.get(0)).with("g", Interval.of(cotangent.get(0)));
        }
        return rule.evaluate(arithmetic, all);
    }
}
