package org.chainrule.examples.lesson.b;

import org.chainrule.core.Batch;
import org.chainrule.core.Figures;
import org.chainrule.core.data.Generated;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.training.GradientFactor;
import org.chainrule.optimizers.training.History;
import org.chainrule.optimizers.training.Patience;
import org.chainrule.optimizers.training.Tolerance;
import org.chainrule.optimizers.training.Trainer;

/**
 * Three ways to end the loop.
 *
 * @param tolerance when no update of an epoch changes a weight by more than τ
 * @param patience when the validation error has not fallen for some epochs
 * @param fixed after the epochs asked for
 */
public record Stopping(History tolerance, History patience, History fixed) implements Section {

    /** τ. */
    public static final double TAU = 1e-3;
    /** Epochs without improvement. */
    public static final int WAIT = 5;

    /** Trains three times. */
    public static Stopping compute() {
        var rows = Counting.rows();
        var few = Generated.regression(6, 1);
        Batch validation = Generated.regression(60, 2);
        return new Stopping(
                trainer(rows).stopping(new Tolerance(TAU)).train(20_000),
                trainer(few).validation(validation).stopping(new Patience(WAIT)).train(20_000),
                trainer(rows).train(50));
    }

    private static Trainer trainer(Batch rows) {
        return Trainer.of(Counting.objective())
                .optimizer(new Sgd(), 0.2)
                .gradientFactor(GradientFactor.MEAN_OVER_ROWS)
                .batches(rows, 2)
                .inOrder();
    }

    @Override
    public String title() {
        return "When to stop";
    }

    @Override
    public void print(LessonOutput out) {
        out.point("By a tolerance τ below which the updates no longer count, τ = " + Figures.shortest(TAU) + ": "
                + tolerance.sentence() + ".");
        out.point("By the validation error (six training rows, sixty others to judge by, patience " + WAIT + "): "
                + patience.sentence() + ".");
        var last = patience.epochs().get(patience.epochs().size() - 1);
        var best = patience.epochs().get(patience.epochs().size() - 1 - WAIT);
        out.formula("training loss " + Figures.fixed(best.trainingLoss(), 5) + " → "
                + Figures.fixed(last.trainingLoss(), 5) + " still falls, validation loss "
                + Figures.fixed(best.validationLoss().orElseThrow(), 5) + " → "
                + Figures.fixed(last.validationLoss().orElseThrow(), 5) + " rises");
        out.point("By a fixed number of epochs: " + fixed.sentence() + ".");
    }
}
