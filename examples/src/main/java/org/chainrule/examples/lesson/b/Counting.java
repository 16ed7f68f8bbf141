package org.chainrule.examples.lesson.b;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.core.Batch;
import org.chainrule.core.Figures;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.HalfSquaredError;
import org.chainrule.examples.lesson.LessonOutput;
import org.chainrule.examples.lesson.Section;
import org.chainrule.optimizers.Sgd;
import org.chainrule.optimizers.training.GradientFactor;
import org.chainrule.optimizers.training.Trainer;
import org.chainrule.optimizers.training.TrainingListener;

/**
 * Epoch, iteration, batch: counted.
 *
 * @param counts one per batch size
 */
public record Counting(List<Count> counts) implements Section {

    /**
     * One way to train.
     *
     * @param name of the method
     * @param batch rows per iteration
     * @param perEpoch iterations per epoch, as the history says
     * @param updates updates in all epochs, as a listener counted them
     * @param lossBefore ℓ of all rows before
     * @param lossAfter ℓ of all rows after
     */
    public record Count(String name, int batch, int perEpoch, int updates, double lossBefore, double lossAfter) {}

    /** Epochs of each training. */
    public static final int EPOCHS = 20;

    /** Trains in all three ways from the same weights. */
    public static Counting compute() {
        return new Counting(
                List.of(count("batch gradient descent", 6), count("stochastic", 1), count("mini-batches of 2", 2)));
    }

    /** The network of the lesson as an objective, with its six rows. */
    static SupervisedObjective objective() {
        var network = Network.inputs(3)
                .dense(5, new Sigmoid())
                .dense(2, new Identity())
                .initialised(Initializers.zeros(), 0);
        network.parameters().get("hidden1.weight").value().copyFrom(Regressor.W1);
        network.parameters().get("hidden1.bias").value().copyFrom(Regressor.B1);
        network.parameters().get("output.weight").value().copyFrom(Regressor.W2);
        network.parameters().get("output.bias").value().copyFrom(Regressor.B2);
        return network.objective(new HalfSquaredError(), KernelChoice.reproducible());
    }

    static Batch rows() {
        return Batch.of(Regressor.X, Regressor.T);
    }

    private static Count count(String name, int size) {
        var objective = objective();
        double before = objective.value(rows());
        int[] updates = {0};
        var history = Trainer.of(objective)
                .optimizer(new Sgd(), 0.2)
                .gradientFactor(GradientFactor.MEAN_OVER_ROWS)
                .batches(rows(), size)
                .inOrder()
                .listening(new TrainingListener() {
                    @Override
                    public void onIteration(long iteration, double loss) {
                        updates[0]++;
                    }
                })
                .train(EPOCHS);
        return new Count(name, size, history.epochs().get(0).iterations(), updates[0], before, objective.value(rows()));
    }

    @Override
    public String title() {
        return "Epoch, iteration, batch";
    }

    @Override
    public void print(LessonOutput out) {
        out.paragraph(
                "An epoch is one pass over the training data. An iteration is one update. A batch is the samples of one"
                        + " iteration. The loop: for every epoch, for every batch: forward, backward, update. With six rows, "
                        + EPOCHS + " epochs, α = 0.2:");
        out.blank();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("method", "batch", "iterations per epoch", "updates in all", "loss before", "after"));
        for (Count count : counts) {
            rows.add(List.of(
                    count.name(),
                    Integer.toString(count.batch()),
                    Integer.toString(count.perEpoch()),
                    Integer.toString(count.updates()),
                    Figures.fixed(count.lossBefore(), 5),
                    Figures.fixed(count.lossAfter(), 5)));
        }
        out.table(rows);
        out.blank();
        out.paragraph(
                "The same number of passes, but six times as many updates: on so few rows, more steps in a nearly right"
                        + " direction get further than few in the exact one.");
    }
}
