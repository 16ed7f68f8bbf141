package org.chainrule.verification.dual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.Add;
import org.chainrule.autodiff.op.Concatenate;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Multiply;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.ExactLoss;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.Precision;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.formula.interval.Interval;

/**
 * How the output of an op moves: Σ ∂y/∂xᵢ ẋᵢ with every ∂y/∂xᵢ from the formula of the value, to 60 digits, one coordinate
 * after the other.
 *
 * @param op an op of the library
 * @param inputs where
 * @param tangents how they move, row by row
 */
record ExactTangents(Op op, List<Matrix> inputs, List<double[]> tangents) {

    /** 60 digits. */
    private static final Precision PRECISION = new Precision(200, Precision.Vanishing.ROUNDED);

    /** Sums and products of doubles are exact in so many bits, but where they differ by 2¹⁰⁰⁰ in size. */
    static final int BITS = 4096;

    /** Of element k of the output. */
    Interval of(int k) {
        if (op instanceof Elementwise each) {
            return function(each.function(), k);
        } else if (op instanceof RowWise rows) {
            int columns = rows.function().columns(in(0).columns());
            return row(rows.function(), k / columns, k % columns);
        } else if (op instanceof LossOp loss) {
            return loss(loss, k);
        } else if (op instanceof Linear) {
            return linear(k);
        } else if (op instanceof Add) {
            return sum(tangent(0, k), tangent(1, k));
        } else if (op instanceof Multiply) {
            return sum(product(0, k, 1, k), product(1, k, 0, k));
        } else if (op instanceof Prelu) {
            return prelu(k);
        } else if (op instanceof Concatenate) {
            return concatenate(k);
        }
        throw new IllegalArgumentException("exact tangents: found no formula for " + op + "; write it here");
    }

    private Matrix in(int i) {
        return inputs.get(i);
    }

    private Interval tangent(int input, int i) {
        return Interval.of(tangents.get(input)[i]);
    }

    private static Interval sum(Interval... terms) {
        return Arrays.stream(terms).reduce(Interval.ZERO, (a, b) -> a.add(b, BITS));
    }

    /** ẋ of one input times x of another. */
    private Interval product(int moving, int i, int still, int j) {
        return tangent(moving, i).multiply(Interval.of(in(still).get(j)), BITS);
    }

    private Interval linear(int k) {
        int n = in(0).columns();
        int row = k / in(1).rows();
        int column = k % in(1).rows();
        var sum = inputs.size() > 2 ? tangent(2, column) : Interval.ZERO;
        for (int j = 0; j < n; j++) {
            sum = sum(sum, product(0, row * n + j, 1, column * n + j), product(1, column * n + j, 0, row * n + j));
        }
        return sum;
    }

    private Interval prelu(int k) {
        int slope = in(1).size() == 1 ? 0 : k % in(0).columns();
        return in(0).get(k) > 0 ? tangent(0, k) : sum(product(0, k, 1, slope), product(1, slope, 0, k));
    }

    private Interval concatenate(int k) {
        int columns = inputs.stream().mapToInt(Matrix::columns).sum();
        int column = k % columns;
        int input = 0;
        while (column >= in(input).columns()) {
            column -= in(input).columns();
            input++;
        }
        return tangent(input, k / columns * in(input).columns() + column);
    }

    private static Interval slope(Formula formula, Coordinate coordinate, Bindings<Double> at) {
        return PRECISION.enclose(formula, (arithmetic, points) -> formula.tangent(arithmetic, coordinate, points), at);
    }

    private Interval function(ScalarFunction f, int k) {
        var formula = Formula.parse(f.datasheet().formula());
        var at = Bindings.of(RecordComponents.of(f)).with("x", in(0).get(k));
        return slope(formula, Coordinate.of("x"), at).multiply(tangent(0, k), BITS);
    }

    private Interval row(RowFunction f, int row, int output) {
        var formula = Formula.parse(f.sheet().formula());
        var blocks = f.sheet().blocks();
        int n = in(0).columns() / blocks.size();
        var at = Bindings.of(RecordComponents.of(f)).withColumns(n).withIndex("i", output);
        int first = row * in(0).columns();
        for (int b = 0; b < blocks.size(); b++) {
            at = at.withRow(blocks.get(b).name(), numbers(0, first + b * n, n));
        }
        var sum = Interval.ZERO;
        for (int j = 0; j < in(0).columns(); j++) {
            var coordinate = Coordinate.of(blocks.get(j / n).name(), j % n);
            sum = sum(sum, slope(formula, coordinate, at).multiply(tangent(0, first + j), BITS));
        }
        return sum;
    }

    private List<Double> numbers(int input, int from, int count) {
        return IntStream.range(from, from + count).mapToObj(in(input)::get).toList();
    }

    private Interval loss(LossOp op, int k) {
        return switch (op.reduction()) {
            case NONE -> lossOfRow(op.loss(), k);
            case SUM -> lossOfRows(op.loss());
            case MEAN_OVER_ELEMENTS ->
                lossOfRows(op.loss())
                        .divide(Interval.of(in(0).rows() * op.loss().elements(in(0).columns())), BITS);
            case MEAN_OVER_ROWS -> lossOfRows(op.loss()).divide(Interval.of(in(0).rows()), BITS);
            case WEIGHTED_MEAN -> lossOfRows(op.loss()).divide(weights(op.loss()), BITS);
        };
    }

    private Interval weights(Loss loss) {
        var weights = new ArrayList<Interval>();
        for (int row = 0; row < in(0).rows(); row++) {
            weights.add(Interval.of(loss.weight(target(loss, row), in(0).columns())));
        }
        return sum(weights.toArray(new Interval[0]));
    }

    private Interval lossOfRows(Loss loss) {
        return sum(IntStream.range(0, in(0).rows())
                .mapToObj(row -> lossOfRow(loss, row))
                .toArray(Interval[]::new));
    }

    private double[] target(Loss loss, int row) {
        int columns = loss.targetColumns(in(0).columns());
        return columns == 0 ? new double[0] : Arrays.copyOf(in(1).rows(row, 1).toArray(), columns);
    }

    private Interval lossOfRow(Loss loss, int row) {
        int n = in(0).columns();
        var p = in(0).rows(row, 1).toArray();
        var t = target(loss, row);
        var sum = Interval.ZERO;
        if (loss.weight(t, n) == 0) {
            return sum;
        }
        int ofBlock = n / loss.sheet().parts().size();
        for (int j = 0; j < n; j++) {
            var slope = loss instanceof ElementLoss each
                    ? ExactLoss.ofElement(each, p[j], t[j], j).slope(0, 0, PRECISION)
                    : ExactLoss.ofRow(loss, p, t).slope(j / ofBlock, j % ofBlock, PRECISION);
            sum = sum(sum, slope.multiply(tangent(0, row * n + j), BITS));
        }
        return sum;
    }
}
