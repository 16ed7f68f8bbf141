package org.chainrule.verification.dual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.loss.Reduction;
import org.chainrule.verification.oracle.Estimate;
import org.chainrule.verification.oracle.FiniteDifference;
import org.chainrule.verification.oracle.Lengths;
import org.chainrule.verification.oracle.Nearer;
import org.chainrule.verification.oracle.Slopes;

/** The tangent of an op's output, where the kernels alone do not have it. */
final class OpTangents {

    /** The largest number of inputs whose derivatives are taken one after the other. */
    private static final int MOST_COORDINATES = 512;

    private static final double U = 0x1p-53;

    private final DualKernels kernels;

    OpTangents(DualKernels kernels) {
        this.kernels = kernels;
    }

    void forward(Op op, Operands o) {
        int kinksBefore = kernels.kinks().size();
        op.forward(o);
        if (op instanceof LossOp loss) {
            reduce(loss, o);
        } else if (op instanceof CustomOp) {
            confirm(op, o, kernels.kinks().size() > kinksBefore);
        }
    }

    private void reduce(LossOp op, Operands o) {
        if (op.reduction() == Reduction.NONE) {
            return;
        }
        var each = kernels.beside().of(o.workspace(0));
        var sum = new TangentSum();
        for (int i = 0; i < o.workspace(0).rows(); i++) {
            sum.add(each.value(i), each.bar(i));
        }
        kernels.beside().of(o.out()).set(0, reduced(op, o, sum.ball()));
    }

    private Ball reduced(LossOp op, Operands o, Ball sum) {
        int rows = o.in(0).rows();
        int columns = o.in(0).columns();
        double divisor = switch (op.reduction()) {
            case SUM, NONE -> 1;
            case MEAN_OVER_ELEMENTS -> (double) rows * op.loss().elements(columns);
            case MEAN_OVER_ROWS -> rows;
            case WEIGHTED_MEAN -> kernels.lossWeights(op.loss(), o.in(o.count() - 1), columns);
        };
        if (divisor == 0) {
            return Ball.ZERO;
        }
        // Weights are added up in doubles; everything else is a whole number.
        double rounding = op.reduction() == Reduction.WEIGHTED_MEAN ? rows * U * divisor : 0;
        return new BallArithmetic().divide(sum, new Ball(divisor, rounding));
    }

    /** An op of a user's own may read and write numbers itself; then its tangent is not what the kernels say. */
    private void confirm(Op op, Operands o, boolean kink) {
        var inputs = IntStream.range(0, o.count()).mapToObj(o::in).toList();
        var x = joined(inputs, Matrix::toArray);
        var tangent = joined(inputs, kernels::tangents);
        var bars = joined(inputs, kernels::bars);
        if (Arrays.stream(tangent).allMatch(t -> t == 0) && Arrays.stream(bars).allMatch(b -> b == 0)) {
            return; // nothing moves
        }
        var out = kernels.beside().of(o.out());
        int m = o.out().size();
        if (Arrays.stream(tangent).anyMatch(Double::isNaN)) {
            IntStream.range(0, m).forEach(k -> out.set(k, Ball.UNKNOWN));
            return;
        }
        var line = new Line(op, inputs, x, tangent);
        if (isConfirmed(line, out, m, kink)) {
            return;
        }
        var found = Arrays.stream(bars).allMatch(bar -> bar == 0)
                ? line.alongTheWay(m)
                : x.length > MOST_COORDINATES ? unknown(m, op) : line.byCoordinates(m, bars);
        for (int k = 0; k < m; k++) {
            out.set(k, found[k]);
        }
    }

    private Ball[] unknown(int m, Op op) {
        kernels.noted()
                .add("nothing is known of the tangent of " + op.name()
                        + ": it computes beside the kernels and has too many inputs to vary one by one");
        var found = new Ball[m];
        Arrays.fill(found, Ball.UNKNOWN);
        return found;
    }

    private static boolean isConfirmed(Line line, Tangents.Window out, int m, boolean kink) {
        var random = new Seed(m).stream("confirmed tangents");
        var weights = new double[m];
        var claimed = new TangentSum();
        for (int k = 0; k < m; k++) {
            weights[k] = weight(random);
            claimed.add(new Estimate(weights[k], 0), out.ball(k).estimate());
        }
        var ball = claimed.ball();
        if (IntStream.range(0, m)
                .allMatch(k -> out.ball(k).isExact() && out.ball(k).middle() == 0)) {
            return false; // that nothing moves is what an op beside the kernels looks like; differences have an honest
            // bar
        }
        if (!ball.isKnown() || kink) {
            return ball.isKnown();
        }
        var slopes = line.slopes(t -> {
            var y = line.at(t);
            double sum = 0;
            for (int k = 0; k < m; k++) {
                sum += weights[k] * y[k];
            }
            return sum;
        });
        return !slopes.jumps()
                && !slopes.isKink()
                && slopes.central().isKnown()
                && slopes.central().distance(ball.middle()) <= slopes.central().bound() + ball.radius();
    }

    /** Between ½ and 1, either sign: no sum of outputs that hides a difference is likely. */
    private static double weight(RandomGenerator random) {
        double size = Seed.uniform(random, 0.5, 1);
        return random.nextBoolean() ? size : -size;
    }

    private static double[] joined(List<Matrix> inputs, java.util.function.Function<Matrix, double[]> of) {
        return inputs.stream().flatMapToDouble(m -> Arrays.stream(of.apply(m))).toArray();
    }

    /** The output of an op as its inputs move, in the kernels underneath. */
    private final class Line {

        private final Op op;
        private final Operands o;
        private final double[] x;
        private final double[] tangent;
        private final Map<Double, double[]> seen = new HashMap<>();

        Line(Op op, List<Matrix> inputs, double[] x, double[] tangent) {
            this.op = op;
            this.x = x;
            this.tangent = tangent;
            var copies = new ArrayList<Matrix>();
            inputs.forEach(input -> copies.add(Matrix.copyOf(input, Precision.FLOAT64)));
            o = Operands.allocate(op, kernels.base(), copies);
        }

        Slopes slopes(DoubleUnaryOperator value) {
            var lengths = Lengths.along(List.of(x), List.of(tangent), scale());
            double largest = Arrays.stream(x).map(Math::abs).max().orElse(1);
            var first = FiniteDifference.FULL.slopes(value, 0, lengths.scale());
            return Nearer.slopes(
                    first, value, 0, lengths, largest, shorter -> FiniteDifference.FULL.slopes(value, 0, shorter));
        }

        /** The first step moves no number by more than a quarter of itself, or of 1 if it is smaller. */
        private double scale() {
            double fastest = 0;
            for (int i = 0; i < x.length; i++) {
                fastest = Math.max(fastest, Math.abs(tangent[i]) / Math.max(1, Math.abs(x[i])));
            }
            return 1 / fastest;
        }

        double[] at(double t) {
            return seen.computeIfAbsent(t, step -> {
                var moved = x.clone();
                for (int i = 0; i < moved.length; i++) {
                    moved[i] += step * tangent[i];
                }
                return outputOf(moved);
            });
        }

        private double[] outputOf(double[] moved) {
            int from = 0;
            for (int i = 0; i < o.count(); i++) {
                o.in(i).copyFrom(Arrays.copyOfRange(moved, from, from + o.in(i).size()));
                from += o.in(i).size();
            }
            op.forward(o);
            return o.out().toArray();
        }

        Ball[] alongTheWay(int m) {
            note();
            var found = new Ball[m];
            for (int k = 0; k < m; k++) {
                int output = k;
                found[k] = ScalarRule.ofSlopes(slopes(t -> at(t)[output]), kernels.noted(), op.name());
            }
            return found;
        }

        Ball[] byCoordinates(int m, double[] bars) {
            note();
            var way = new Ball[x.length];
            Arrays.setAll(way, i -> new Ball(tangent[i], bars[i]));
            return Differences.jacobianAlong(this::outputOf, x, way, m, kernels.noted(), op.name());
        }

        private void note() {
            kernels.noted()
                    .add("the tangent of " + op.name()
                            + " is by differences of its output: it computes beside the kernels");
        }
    }
}
