package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;

/**
 * A check of a loss with one reduction; see {@link GradientCheck#ofLoss}.
 *
 * <p>If no predictions and targets are given, random ones are taken that the loss does not refuse: any number, else between
 * 0 and 1; for a target also −1 or 1, and a class number where the target has one column.
 */
public final class LossCheck {

    private final Loss loss;
    private final Reduction reduction;
    private Optional<Matrix> predictions = Optional.empty();
    private Optional<Matrix> targets = Optional.empty();
    private int rows = 4;
    private int columns = 3;
    private long seed = 1;

    LossCheck(Loss loss, Reduction reduction) {
        this.loss = loss;
        this.reduction = reduction;
    }

    /** Predictions and targets to check on; copied. */
    public LossCheck on(Matrix prediction, Matrix target) {
        predictions = Optional.of(Matrix.copyOf(prediction, Precision.FLOAT64));
        targets = Optional.of(Matrix.copyOf(target, Precision.FLOAT64));
        return this;
    }

    /** Shape of the random predictions; 4×3 if not said. */
    public LossCheck onShape(int newRows, int newColumns) {
        rows = newRows;
        columns = newColumns;
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public LossCheck seed(long value) {
        seed = value;
        return this;
    }

    /**
     * Compares.
     *
     * @throws IllegalStateException if the loss refuses every kind of random prediction and target
     */
    public CheckReport run() {
        var random = new Seed(seed).stream("loss check");
        if (predictions.isEmpty() || targets.isEmpty()) {
            draw(random);
        }
        var report = new OpCheck(new LossOp(loss, reduction))
                .on(predictions.orElseThrow(), targets.orElseThrow())
                .seed(seed)
                .run();
        return new CheckReport(loss.name() + ", " + reduction, report.comparisons(), seed, List.of());
    }

    private void draw(RandomGenerator random) {
        var shape = Shape.of(rows, columns);
        var target = Shape.of(rows, loss.targetColumns(columns));
        var forPrediction = new ArrayList<Function<Shape, Matrix>>();
        forPrediction.add(of -> Values.normal(of, random));
        forPrediction.add(of -> Values.uniform(of, 0.05, 0.95, random));
        var forTarget = new ArrayList<Function<Shape, Matrix>>();
        forTarget.add(of -> Values.normal(of, random));
        forTarget.add(of -> signs(of, random));
        forTarget.add(of -> Values.uniform(of, 0, 1, random));
        forTarget.add(of -> classes(of, columns, random));
        for (var p : forPrediction) {
            for (var t : forTarget) {
                var prediction = p.apply(shape);
                var aim = t.apply(target);
                if (takes(prediction, aim)) {
                    predictions = Optional.of(prediction);
                    targets = Optional.of(aim);
                    return;
                }
            }
        }
        throw new IllegalStateException(
                "gradient check of " + loss.name()
                        + ": it refuses every random prediction and target that was tried; give some with on(prediction, target)");
    }

    private boolean takes(Matrix prediction, Matrix target) {
        try {
            for (int i = 0; i < prediction.rows(); i++) {
                double value = loss.value(
                        prediction.rows(i, 1).toArray(), target.rows(i, 1).toArray(), prediction.columns());
                if (!Double.isFinite(value)) {
                    return false;
                }
            }
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private static Matrix signs(Shape shape, RandomGenerator random) {
        var matrix = Matrix.zeros(Precision.FLOAT64, shape);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, random.nextBoolean() ? 1 : -1);
        }
        return matrix;
    }

    private static Matrix classes(Shape shape, int count, RandomGenerator random) {
        var matrix = Matrix.zeros(Precision.FLOAT64, shape);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, random.nextInt(count));
        }
        return matrix;
    }
}
