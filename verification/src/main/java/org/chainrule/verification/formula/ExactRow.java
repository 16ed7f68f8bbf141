package org.chainrule.verification.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.RowSheet;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;

/**
 * A row function as its sheet's formula says it, on one row with one cotangent. Everything but what a method names is computed from
 * the formula of the value.
 */
public final class ExactRow {

    private static final int BITS = 64;

    private final Formula formula;
    private final List<RowSheet.Block> blocks;
    private final Bindings<Double> at;
    private final List<Double> x;
    private final List<Double> cotangent;
    private final List<Coordinate> inputs = new ArrayList<>();

    /**
     * A row and a cotangent of its result.
     *
     * @param x the row
     * @param cotangent as many numbers as the result has
     * @throws IllegalArgumentException if the formula cannot be read, or the parameters of the function cannot
     */
    public ExactRow(RowFunction function, List<Double> x, List<Double> cotangent) {
        formula = Formula.parse(function.sheet().formula());
        blocks = function.sheet().blocks();
        this.x = x;
        this.cotangent = cotangent;
        int n = x.size() / blocks.size();
        var named = Bindings.of(RecordComponents.of(function)).withColumns(n).withRow("g", cotangent);
        for (int b = 0; b < blocks.size(); b++) {
            String name = blocks.get(b).name();
            named = named.withRow(name, x.subList(b * n, (b + 1) * n));
            IntStream.range(0, n).forEach(j -> inputs.add(Coordinate.of(name, j)));
        }
        at = named;
    }

    /** Element i of the result. */
    public Interval value(int i) {
        return formula.exactly(at.withIndex("i", i));
    }

    /** κ = Σ_j |x_j ∂y_i/∂x_j| / |y_i|. */
    public double condition(int i, Interval value) {
        var sum = Interval.ZERO;
        for (int j = 0; j < x.size(); j++) {
            sum = sum.add(scaledByInput(j, derivative(i, j)), BITS);
        }
        return value.hasZero() ? 0 : sum.divide(value.abs(), BITS).high().toDouble();
    }

    private Interval derivative(int k, int i) {
        return formula.derivativeExactly(inputs.get(i), at.withIndex("i", k));
    }

    private Interval scaledByInput(int j, Interval derivative) {
        return derivative.multiply(Interval.of(x.get(j)), BITS).abs();
    }

    /** g_k ∂y_k/∂x_i for every k. */
    public List<Interval> terms(int i) {
        return IntStream.range(0, cotangent.size())
                .mapToObj(k -> derivative(k, i).multiply(Interval.of(cotangent.get(k)), 2 * BITS))
                .toList();
    }

    /** Σ_k g_k ∂y_k/∂x_i: the sum of the terms, with more bits if they cancel. */
    public Interval product(int i, List<Interval> terms) {
        var sum = terms.stream().reduce(Interval.ZERO, (a, b) -> a.add(b, 2 * BITS));
        return Accuracy.isNarrow(sum, Precision.ENOUGH.bits() - 4) || Accuracy.vanishes(sum)
                ? sum
                : Precision.ENOUGH.enclose(formula, (arithmetic, points) -> product(arithmetic, points, i), at);
    }

    private Interval product(IntervalArithmetic arithmetic, Bindings<Interval> points, int i) {
        var sum = Interval.ZERO;
        for (int k = 0; k < cotangent.size(); k++) {
            var derivative = formula.tangent(arithmetic, inputs.get(i), points.withIndex("i", k));
            sum = arithmetic.add(sum, arithmetic.multiply(Interval.of(cotangent.get(k)), derivative));
        }
        return sum;
    }

    /** Σ_k |g_k ∂y_k/∂x_i|. */
    public static Interval magnitude(List<Interval> terms) {
        return terms.stream().map(Interval::abs).reduce(Interval.ZERO, (a, b) -> a.add(b, 2 * BITS));
    }

    /** κ = Σ_k Σ_j |g_k x_j ∂²y_k/∂x_i∂x_j| over the magnitude of the terms. */
    public double productCondition(int i, Interval magnitude) {
        var sum = Interval.ZERO;
        for (int k = 0; k < cotangent.size(); k++) {
            var g = Interval.of(cotangent.get(k));
            for (int j = 0; j < x.size(); j++) {
                var second = formula.curvatureExactly(inputs.get(i), inputs.get(j), at.withIndex("i", k));
                sum = sum.add(scaledByInput(j, second).multiply(g.abs(), BITS), BITS);
            }
        }
        return magnitude.hasZero() ? 0 : sum.divide(magnitude, BITS).high().toDouble();
    }

    /** What the rule of the block says, with y as the formula gives it. */
    public Interval productAsStated(int i) {
        int n = x.size() / blocks.size();
        var rule = Formula.parse(blocks.get(i / n).rule());
        return Precision.ENOUGH.enclose(
                rule, (arithmetic, points) -> ruled(rule, arithmetic, points), at.withIndex("i", i % n));
    }

    private Interval ruled(Formula rule, IntervalArithmetic arithmetic, Bindings<Interval> points) {
        var y = IntStream.range(0, cotangent.size())
                .mapToObj(k -> formula.evaluate(arithmetic, points.withIndex("i", k)))
                .toList();
        return rule.evaluate(arithmetic, points.withRow("y", y));
    }
}
