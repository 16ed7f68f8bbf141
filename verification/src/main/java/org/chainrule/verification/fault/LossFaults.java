package org.chainrule.verification.fault;

import java.util.List;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.BinaryFocal;
import org.chainrule.core.loss.CategoricalFocal;
import org.chainrule.core.loss.Hinge;
import org.chainrule.core.loss.Huber;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.core.loss.Weights;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/** Faults in losses and their reductions. */
final class LossFaults {

    private LossFaults() {}

    private static CheckReport check(Loss loss) {
        return GradientCheck.ofLoss(loss).run();
    }

    private static CheckReport check(Op op) {
        return GradientCheck.ofOp(op).onShapes(Shape.of(3, 2), Shape.of(3, 2)).run();
    }

    /** Three rows, the middle one of class 1. */
    private static CheckReport checkOfClasses(Op op) {
        var x = DoubleMatrix.of(new double[] {0.5, -1, 2}, new double[] {1.5, 0.25, -0.5}, new double[] {-2, 1, 0.75});
        return GradientCheck.ofOp(op)
                .on(x, DoubleMatrix.of(new double[] {2}, new double[] {1}, new double[] {0}))
                .run();
    }

    private static Fault fault(String name, String sentence, Loss sound, FaultyLoss.Slope slope) {
        return Fault.of(
                name,
                sentence,
                "GradientCheck.ofLoss, by differences",
                new FaultyLoss(sound, slope),
                sound,
                LossFaults::check);
    }

    /** The slope of one element in a column. */
    private interface ElementSlope {
        double at(double p, double t, int column);
    }

    private static Fault elementFault(String name, String sentence, Loss sound, ElementSlope slope) {
        return fault(name, sentence, sound, (p, t, n, dp) -> {
            for (int j = 0; j < n; j++) {
                dp[j] = slope.at(p[j], t[j], j);
            }
        });
    }

    static List<Fault> all() {
        var weights = Weights.of(1, 2.5, 0.3);
        var mean = new LossOp(new SquaredError(), Reduction.MEAN_OVER_ELEMENTS);
        var sum = new LossOp(new SquaredError(), Reduction.SUM);
        var none = new LossOp(new SquaredError(), Reduction.NONE);
        var crossEntropy = new SoftmaxCrossEntropy();
        var ignoring = crossEntropy.ignoring(1);
        var counted = new LossOp(ignoring, Reduction.WEIGHTED_MEAN);
        var all = new LossOp(ignoring, Reduction.MEAN_OVER_ROWS);
        return List.of(
                Fault.of(
                        "one-over-n-missing",
                        "squared error: the mean over elements is differentiated as the sum, without 1/n",
                        "GradientCheck.ofOp of the loss, by differences",
                        (Op) new FaultyOp(mean, (op, input, o, g, beta, gx) -> sum.vjp(input, o, g, beta, gx)),
                        mean,
                        LossFaults::check),
                Fault.of(
                        "first-cotangent-for-all-rows",
                        "squared error, not reduced: every row's gradient takes the cotangent of row 0",
                        "GradientCheck.ofOp of the loss, by differences",
                        (Op) new FaultyOp(none, (op, input, o, g, beta, gx) -> {
                            var same = Matrix.zeros(Precision.FLOAT64, g.shape());
                            same.fill(g.get(0));
                            op.vjp(input, o, same, beta, gx);
                        }),
                        none,
                        LossFaults::check),
                Fault.of(
                        "mean-over-all-rows",
                        "softmax cross-entropy with an ignored class: the gradient is divided by all rows, not by those that count",
                        "GradientCheck.ofOp of the loss, by differences",
                        (Op) new FaultyOp(counted, (op, input, o, g, beta, gx) -> all.vjp(input, o, g, beta, gx)),
                        counted,
                        LossFaults::checkOfClasses),
                Fault.of(
                        "ignored-rows-not-zeroed",
                        "softmax cross-entropy with an ignored class: the rows that do not count have a gradient",
                        "GradientCheck.ofOp of the loss, by differences",
                        (Op) new LossOp(new FaultyLoss(ignoring, crossEntropy::slope)),
                        counted,
                        LossFaults::checkOfClasses),
                fault(
                        "factor-two-missing",
                        "squared error: the slope is p − t instead of 2(p − t)",
                        new SquaredError(),
                        (p, t, n, dp) -> {
                            for (int j = 0; j < n; j++) {
                                dp[j] = p[j] - t[j];
                            }
                        }),
                fault(
                        "focal-factor-held-fixed",
                        "categorical focal: the factor (1 − p_c)^γ is not differentiated",
                        new CategoricalFocal(2, 1),
                        (p, t, n, dp) -> {
                            crossEntropy.slope(p, t, n, dp);
                            double factor = dp[(int) t[0]] * dp[(int) t[0]]; // p_c − 1, squared
                            for (int j = 0; j < n; j++) {
                                dp[j] *= factor;
                            }
                        }),
                fault(
                        "one-hot-not-subtracted",
                        "softmax cross-entropy: the slope is p instead of p − 1[j = c]",
                        crossEntropy,
                        (p, t, n, dp) -> {
                            crossEntropy.slope(p, t, n, dp);
                            dp[(int) t[0]] += 1;
                        }),
                fault(
                        "target-mirrored",
                        "binary cross-entropy on logits: the slope is σ(x) + t − 1 instead of σ(x) − t",
                        new BinaryCrossEntropyWithLogits(),
                        (p, t, n, dp) -> {
                            for (int j = 0; j < n; j++) {
                                dp[j] = 1 / (1 + StrictMath.exp(-p[j])) + t[j] - 1;
                            }
                        }),
                elementFault(
                        "tail-without-delta",
                        "Huber: beyond δ the slope is ±1 instead of ±δ",
                        new Huber(0.5),
                        (p, t, j) -> Math.abs(p - t) <= 0.5 ? p - t : Math.signum(p - t)),
                elementFault(
                        "active-set-inverted",
                        "hinge: the slope is −t where the margin is kept and 0 where it is missed",
                        new Hinge(),
                        (p, t, j) -> t * p > 1 ? -t : 0),
                elementFault(
                        "weight-on-the-wrong-term",
                        "binary cross-entropy on logits: the positive weight multiplies the slope of the negative term",
                        new BinaryCrossEntropyWithLogits(weights),
                        (p, t, j) -> weights.at(j) * (1 - t) * Sigmoid.of(p) - t * Sigmoid.of(-p)),
                elementFault(
                        "focus-differentiated-away",
                        "binary focal: (1 − q)^γ is taken for a constant",
                        new BinaryFocal(),
                        (p, t, j) -> (1 - t) * StrictMath.pow(Sigmoid.of(p), 2) * Sigmoid.of(p)
                                - t * StrictMath.pow(Sigmoid.of(-p), 2) * Sigmoid.of(-p)));
    }
}
