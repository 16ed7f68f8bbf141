package org.chainrule.examples.lesson.d;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Figures;
import org.chainrule.core.data.Generated;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.training.History;
import org.chainrule.optimizers.training.Patience;
import org.chainrule.optimizers.training.Tolerance;
import org.chainrule.optimizers.training.Trainer;

/**
 * Three ways to stop, and the identity output for regression.
 *
 * @param byEpochs after a fixed number of epochs
 * @param byValidation when the validation error has stopped falling
 * @param byConvergence when the updates no longer count
 * @param outputs predictions of the curve with a sigmoid and an identity output
 */
public record WhenToStop(History byEpochs, History byValidation, History byConvergence, List<Fit> outputs)
        implements Section {

    /**
     * A network fitted to y = sin(πx).
     *
     * @param output name of the output function
     * @param error mean squared error after training
     * @param predictions at x = −0.5, 0 and 0.5, where y is −1, 0 and 1
     */
    public record Fit(String output, double error, List<Double> predictions) {}

    /** Trains everything. */
    public static WhenToStop compute() {
        var training = Rows.labelled(24, 1);
        var validation = Rows.labelled(48, 2);
        var byEpochs = Trainer.of(network())
                .optimizer(new Sgd(), 0.5)
                .batches(training, 8)
                .shuffled(1)
                .train(30);
        var byValidation = Trainer.of(network())
                .optimizer(new Adam(), 0.05)
                .batches(training, 8)
                .shuffled(1)
                .validation(validation)
                .stopping(new Patience(10))
                .train(2000);
        var byConvergence = Trainer.of(network())
                .optimizer(new Sgd(), 0.5)
                .batches(training, 24)
                .inOrder()
                .stopping(new Tolerance(5e-4))
                .train(20000);
        return new WhenToStop(byEpochs, byValidation, byConvergence, List.of(fit(new Sigmoid()), fit(new Identity())));
    }

    private static SupervisedObjective network() {
        return Network.inputs(3)
                .dense(4, new Sigmoid())
                .dense(1, new Sigmoid())
                .initialised(Initializers.xavier(), 3)
                .objective(new SquaredError(), KernelChoice.reproducible());
    }

    private static Fit fit(ScalarFunction output) {
        var curve = Generated.curve(64, 0, 1);
        var objective = Network.inputs(1)
                .dense(8, new Tanh())
                .dense(1, output)
                .initialised(Initializers.xavier(), 5)
                .objective(new SquaredError(), KernelChoice.reproducible());
        Trainer.of(objective)
                .optimizer(new Adam(), 0.02)
                .batches(curve, 16)
                .shuffled(5)
                .train(300);
        var points = Batch.of(
                DoubleMatrix.of(new double[][] {{-0.5}, {0}, {0.5}}), DoubleMatrix.of(new double[][] {{-1}, {0}, {1}}));
        var predictions = new ArrayList<Double>();
        for (double y : objective.outputs(points).toArray()) {
            predictions.add(y);
        }
        return new Fit(output.name(), objective.value(curve), predictions);
    }

    @Override
    public String title() {
        return "When to stop, what to put out, what next";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph("A training can end in three ways, and all of them are a line of code:");
        out.point("by a number of epochs: " + byEpochs.sentence() + ".");
        out.point("by the validation error: " + byValidation.sentence() + ".");
        out.point("by convergence: " + byConvergence.sentence() + ".");
        out.blank();
        out.paragraph(
                "For regression the output unit gets no sigmoid but the identity: a sigmoid stays between 0 and 1 and"
                        + " can never say -1. The curve y = sin(πx), 1-8-1, tanh in the hidden layer, 300 epochs:");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("output", "mean squared error", "at x = -0.5 (y = -1)", "x = 0 (0)", "x = 0.5 (1)"));
        for (Fit fit : outputs) {
            rows.add(List.of(
                    fit.output(),
                    Figures.fixed(fit.error(), 6),
                    Figures.fixed(fit.predictions().get(0), 4),
                    Figures.fixed(fit.predictions().get(1), 4),
                    Figures.fixed(fit.predictions().get(2), 4)));
        }
        out.table(rows);
        out.blank();
        out.paragraph("What next? Handwritten digits. With the four MNIST files in a folder:");
        out.formula("chainrule train --data FOLDER --arch 784-128-10 --activation relu --optimizer adam \\");
        out.formula("                --batch 64 --epochs 3 --seed 42");
    }
}
