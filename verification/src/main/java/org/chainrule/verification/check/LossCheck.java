package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.chainrule.autodiff.op.LossOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;

/**
 * A check of a loss with one reduction; see {@link GradientCheck#ofLoss}.
 *
 * <p>The slope is compared with differences of the value, and the value with the formula of the sheet: a slope that follows
 * a wrong value agrees with differences. Where the formula is not executable the report says so in a note.
 *
 * <p>If no predictions and targets are given, random ones of the domains on the loss's sheet are taken. If the loss refuses
 * them, because its sheet says less than it asks for, others are tried: any number, else between 0 and 1; for a target also
 * −1 or 1, and a class number.
 */
public final class LossCheck {

    /** How far a fitting number of columns is looked for. */
    private static final int MOST_COLUMNS = 64;

    private final Loss loss;
    private final Reduction reduction;
    private Optional<Matrix> predictions = Optional.empty();
    private Optional<Matrix> targets = Optional.empty();
    private Optional<Op> computed = Optional.empty();
    private int cotangents = 3;
    private Patience patience = Patience.TO_THE_END;
    private int rows = 4;
    private int columns;
    private long seed = 1;

    LossCheck(Loss loss, Reduction reduction) {
        this.loss = loss;
        this.reduction = reduction;
        columns = fitting(3);
    }

    /** Predictions and targets to check on; copied. */
    public LossCheck on(Matrix prediction, Matrix target) {
        predictions = Optional.of(Matrix.copyOf(prediction, Precision.FLOAT64));
        targets = Optional.of(Matrix.copyOf(target, Precision.FLOAT64));
        return this;
    }

    /** Shape of the random predictions; if not said, as {@code onShapeNear(4, 3)}. */
    public LossCheck onShape(int newRows, int newColumns) {
        rows = newRows;
        columns = newColumns;
        return this;
    }

    /** Shape of the random predictions, with the nearest number of columns that the loss takes. */
    public LossCheck onShapeNear(int newRows, int newColumns) {
        return onShape(newRows, fitting(newColumns));
    }

    /** Ends at the first FAIL or INACCURATE; the report has what was compared until then. */
    public LossCheck untilFirstFault() {
        patience = Patience.FIRST_FAULT;
        return this;
    }

    /** How many random signed cotangents, besides a one-hot one; 3 if not said. */
    public LossCheck cotangents(int count) {
        cotangents = Arguments.count("cotangents", count);
        return this;
    }

    /** An op that computes the loss of these inputs, to be checked in place of {@link LossOp}: another implementation. */
    public LossCheck computedBy(Op op) {
        computed = Optional.of(op);
        return this;
    }

    private int fitting(int wanted) {
        for (int distance = 0; distance < MOST_COLUMNS; distance++) {
            for (int candidate : new int[] {wanted + distance, wanted - distance}) {
                if (candidate > 0 && fits(candidate)) {
                    return candidate;
                }
            }
        }
        return wanted; // refused when it is used, in the words of the loss
    }

    private boolean fits(int candidate) {
        try {
            loss.targetColumns(candidate);
            return true;
        } catch (IllegalArgumentException refused) {
            return false;
        }
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
        var prediction = predictions.orElseThrow();
        var inputs = loss.targetColumns(prediction.columns()) == 0
                ? new Matrix[] {prediction}
                : new Matrix[] {prediction, targets.orElseThrow()};
        var report =
                new OpCheck(computed.orElseGet(() -> new LossOp(loss, reduction)))
                .on(inputs)
                .cotangents(cotangents)
                .until(patience)
                .seed(seed)
                .run();
        var comparisons = new ArrayList<>(report.comparisons());
        var notes = new ArrayList<String>();
        if (patience.isOver(comparisons)) {
            return new CheckReport(loss.name() + ", " + reduction, comparisons, seed, notes);
        }
        comparisons.addAll(LossConventions.comparisons(loss));
        try {
            comparisons.addAll(LossValues.comparisons(loss, prediction, targets.orElseThrow()));
        } catch (IllegalArgumentException notExecutable) {
            notes.add("the value is not compared with the formula of the sheet: " + notExecutable.getMessage());
        }
        return new CheckReport(loss.name() + ", " + reduction, comparisons, seed, notes);
    }

    private void draw(RandomGenerator random) {
        var shape = Shape.of(rows, columns);
        var target = Shape.of(rows, Math.max(1, loss.targetColumns(columns))); // not used if there is none
        var draws = new LossDraws(random);
        var sheet = loss.sheet();
        if (accept(prediction(draws, shape), draws.draw(sheet.target(), target, columns))) {
            return;
        }
        for (Domain p : new Domain[] {Domain.ANY, Domain.PROBABILITY}) {
            for (Domain t : new Domain[] {Domain.ANY, Domain.SIGN, Domain.PROBABILITY, Domain.CLASS}) {
                if (accept(draws.draw(p, shape, columns), draws.draw(t, target, columns))) {
                    return;
                }
            }
        }
        throw new IllegalStateException(
                "gradient check of " + loss.name()
                        + ": it refuses every random prediction and target that was tried; give some with on(prediction, target)");
    }

    /** Each part of the prediction by its own domain. */
    private Matrix prediction(LossDraws draws, Shape shape) {
        var parts = loss.sheet().parts();
        var block = Shape.of(shape.rows(), shape.columns() / parts.size());
        var prediction = Matrix.zeros(Precision.FLOAT64, shape);
        for (int part = 0; part < parts.size(); part++) {
            var drawn = draws.draw(parts.get(part).domain(), block, block.columns());
            for (int i = 0; i < block.rows(); i++) {
                for (int j = 0; j < block.columns(); j++) {
                    prediction.set(i, part * block.columns() + j, drawn.get(i, j));
                }
            }
        }
        return prediction;
    }

    private boolean accept(Matrix prediction, Matrix target) {
        if (!takes(prediction, target)) {
            return false;
        }
        predictions = Optional.of(prediction);
        targets = Optional.of(target);
        return true;
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
}
