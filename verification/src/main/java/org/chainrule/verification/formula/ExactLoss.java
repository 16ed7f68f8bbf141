package org.chainrule.verification.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.LossSheet;
import org.chainrule.verification.formula.interval.Interval;

/**
 * A loss as its sheet's formula says it, on one row (or on one column of it, for a loss of elements).
 *
 * <p>Everything is computed from the formula of the value: no value, slope or slope formula of the loss is used, except where
 * a method says so.
 */
public final class ExactLoss {

    private static final int BITS = 64;

    private final LossSheet sheet;
    private final Formula formula;
    private final boolean element;
    private final Bindings<Double> at;
    private final List<Coordinate> inputs = new ArrayList<>();

    private ExactLoss(Loss loss, Bindings<Double> at) {
        sheet = loss.sheet();
        formula = Formula.parse(sheet.formula());
        element = loss instanceof ElementLoss;
        this.at = at;
    }

    /**
     * One column of a loss of elements.
     *
     * @throws IllegalArgumentException if the formula cannot be read, or the parameters of the loss cannot
     */
    public static ExactLoss ofElement(ElementLoss loss, double p, double t, int column) {
        String name = loss.sheet().parts().get(0).name();
        var at = Bindings.of(RecordComponents.of(loss))
                .with(name, p)
                .with("t", t)
                .with("w", RecordComponents.weights(loss).at(column));
        var exact = new ExactLoss(loss, at);
        exact.inputs.add(Coordinate.of(name));
        exact.inputs.add(Coordinate.of("t"));
        return exact;
    }

    /**
     * A whole row.
     *
     * @param p the prediction; not modified
     * @param t the target, as many elements as the loss reads; not modified
     * @throws IllegalArgumentException if the formula cannot be read, or the parameters of the loss cannot
     */
    public static ExactLoss ofRow(Loss loss, double[] p, double[] t) {
        var parts = loss.sheet().parts();
        int n = p.length / parts.size();
        var prediction = list(p);
        var target = list(t);
        var weights = RecordComponents.weights(loss);
        var at = Bindings.of(RecordComponents.of(loss))
                .withColumns(n)
                .withRow("w", IntStream.range(0, n).mapToObj(weights::at).toList());
        var inputs = new ArrayList<Coordinate>();
        for (int block = 0; block < parts.size(); block++) {
            String name = parts.get(block).name();
            at = at.withRow(name, prediction.subList(block * n, (block + 1) * n));
            IntStream.range(0, n).forEach(j -> inputs.add(Coordinate.of(name, j)));
        }
        if (loss.sheet().target() == Domain.CLASS) {
            at = at.withIndex("c", target.get(0).intValue());
        } else {
            at = at.withRow("t", target);
            IntStream.range(0, target.size()).forEach(j -> inputs.add(Coordinate.of("t", j)));
            at = target.size() == 1 ? at.with("t", target.get(0)) : at;
        }
        var exact = new ExactLoss(loss, at);
        exact.inputs.addAll(inputs);
        return exact;
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** The value. */
    public Interval value() {
        return formula.exactly(at);
    }

    /** Derivative with respect to an element of a block. */
    public Interval slope(int block, int i) {
        return slope(block, i, Precision.ENOUGH);
    }

    /** The same as narrow as asked for. */
    public Interval slope(int block, int i, Precision precision) {
        var coordinate = coordinate(block, i);
        return precision.enclose(formula, (arithmetic, points) -> formula.tangent(arithmetic, coordinate, points), at);
    }

    /** The same by the slope formula of the sheet. */
    public Interval slopeAsStated(int block, int i) {
        var slope = Formula.parse(sheet.parts().get(block).slopeFormula());
        return slope.exactly(element ? at : at.withIndex("i", i));
    }

    /** κ = Σ |v ∂L/∂v| / |L| over all inputs; 0 where L may be 0. */
    public double condition(Interval value) {
        return over(value, input -> formula.derivativeExactly(input, at));
    }

    /**
     * Σ |v ∂L/∂v| over all predictions, with the steeper of the slopes four ulps beside each: where L is 0 on the flat side of
     * a kink, and the kink within rounding, what the rounding of its terms may leave, in units of 2⁻⁵².
     */
    public double termsBeside() {
        double sum = 0;
        for (Coordinate input : inputs) {
            boolean predicted =
                    sheet.parts().stream().anyMatch(part -> part.name().equals(input.name()));
            double v = Math.abs(input.in(at));
            if (predicted && v > 0) {
                sum += v * Math.max(steepness(input, v), steepness(input, -v));
            }
        }
        return sum;
    }

    private double steepness(Coordinate input, double v) {
        var points = at.map(Interval::of);
        var beside = input.replace(points, input.in(points).add(Interval.of(0x1p-50 * v), 2048));
        var slope = formula.tangent(new IntervalArithmetic(2048), input, beside);
        return slope.abs().high().toDouble();
    }

    /** The same for a slope. */
    public double slopeCondition(Interval slope, int block, int i) {
        var coordinate = coordinate(block, i);
        return over(slope, input -> formula.curvatureExactly(coordinate, input, at));
    }

    private double over(Interval result, Function<Coordinate, Interval> derivative) {
        if (result.hasZero()) {
            return 0;
        }
        var sum = Interval.ZERO;
        for (Coordinate input : inputs) {
            var v = Interval.of(input.in(at));
            sum = sum.add(derivative.apply(input).multiply(v, BITS).abs(), BITS);
        }
        return sum.divide(result.abs(), BITS).high().toDouble();
    }

    /** The derivative 2^−400 beside the row, in the direction of one element. */
    public Interval slopeBeside(int block, int i, int direction) {
        var step = Interval.of(direction * 0x1p-400);
        var coordinate = coordinate(block, i);
        var points = at.map(Interval::of);
        var beside = coordinate.replace(points, coordinate.in(points).add(step, 2048));
        return formula.tangent(new IntervalArithmetic(2048), coordinate, beside);
    }

    private Coordinate coordinate(int block, int i) {
        String name = sheet.parts().get(block).name();
        return element ? Coordinate.of(name) : Coordinate.of(name, i);
    }
}
