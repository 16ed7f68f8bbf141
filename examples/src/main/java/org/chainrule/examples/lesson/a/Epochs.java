package org.chainrule.examples.lesson.a;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Figures;
import org.chainrule.core.data.Generated;
import org.chainrule.core.data.Split;
import org.chainrule.core.function.Relu;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.training.EpochRecord;
import org.chainrule.optimizers.training.History;
import org.chainrule.optimizers.training.Trainer;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

/**
 * Whole epochs, sample by sample and in mini-batches, watched while they run.
 *
 * @param rows rows of the training, validation and test parts
 * @param runs one per batch size
 * @param report the gradients of the network before training
 */
public record Epochs(List<Integer> rows, List<Run> runs, CheckReport report) implements Section {

    /**
     * One training.
     *
     * @param batch rows per iteration
     * @param history losses and accuracies of training and validation parts
     * @param test accuracy on the test part, looked at once, at the end
     */
    public record Run(int batch, History history, double test) {}

    private static final int SHOWN = 5;

    /** Trains with one row per update, with sixteen, and with all. */
    public static Epochs compute() {
        var split = Split.stratified(Generated.spirals(3, 100, 0.15, 42), 0.7, 0.15, 42)
                .standardised();
        var report = GradientCheck.ofObjective(objective())
                .on(split.training().first(8))
                .directions(4)
                .coordinatesPerParameter(6)
                .seed(42)
                .run();
        return new Epochs(
                List.of(
                        split.training().rows(),
                        split.validation().rows(),
                        split.test().rows()),
                List.of(
                        run(split, 1),
                        run(split, 16),
                        run(split, split.training().rows())),
                report);
    }

    private static SupervisedObjective objective() {
        return Network.inputs(2)
                .dense(32, new Relu())
                .dense(3)
                .initialised(Initializers.he(), 42)
                .objective(new SoftmaxCrossEntropy(), KernelChoice.reproducible());
    }

    private static Run run(Split split, int batch) {
        var objective = objective();
        var history = Trainer.of(objective)
                .optimizer(new Sgd(), 0.05)
                .batches(split.training(), batch)
                .shuffled(42)
                .validation(split.validation())
                .measuring("accuracy", objective::accuracy)
                .train(40);
        return new Run(batch, history, objective.accuracy(split.test()));
    }

    @Override
    public String title() {
        return "Epochs: sample by sample, in batches, and watched";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph("300 points on three spiral arms are split, with a seed: " + rows.get(0) + " to train on, "
                + rows.get(1) + " to validate with while training, " + rows.get(2)
                + " to test with, once, at the end. The"
                + " inputs are standardised with the figures of the training part. One update per sample is stochastic"
                + " gradient descent in the strict sense; the same with batches makes fewer and steadier updates. After"
                + " every epoch we look at loss and accuracy of both parts. α = 0.05, 2-32-3, ReLU, softmax.");
        for (Run run : runs) {
            out.blank();
            var epochs = run.history().epochs();
            out.formula(run.batch() + (run.batch() == 1 ? " row" : " rows") + " per update, "
                    + (epochs.get(0).iterations() == 1
                            ? "1 update"
                            : epochs.get(0).iterations() + " updates")
                    + " per epoch, accuracy on the test part at the end "
                    + Figures.fixed(run.test(), 3));
            var table = new ArrayList<List<String>>();
            table.add(List.of("epoch", "training loss", "accuracy", "validation loss", "accuracy"));
            for (int i = 0; i <= SHOWN; i++) {
                table.add(row(epochs.get(i == 0 ? 0 : i * epochs.size() / SHOWN - 1)));
            }
            out.table(table);
        }
        out.blank();
        out.paragraph(
                "When the validation loss rises while the training loss still falls, the network has begun to learn the"
                        + " samples by heart. The gradients it descends on, before training:");
        out.formula((report.passed() ? "PASS" : report.verdict().toString()) + ": "
                + report.comparisons().size() + " comparisons with finite differences, a fault of "
                + Confirmation.order(report.smallestNoticedFault()) + " would have been noticed");
    }

    private static List<String> row(EpochRecord epoch) {
        return List.of(
                Integer.toString(epoch.epoch()),
                Figures.fixed(epoch.trainingLoss(), 4),
                Figures.fixed(epoch.trainingMeasures().getOrDefault("accuracy", Double.NaN), 3),
                Figures.fixed(epoch.validationLoss().orElse(Double.NaN), 4),
                Figures.fixed(epoch.validationMeasures().getOrDefault("accuracy", Double.NaN), 3));
    }
}
