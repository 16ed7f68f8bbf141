package org.chainrule.optimizers.training;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.chainrule.core.Batch;
import org.chainrule.core.Objective;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.metric.LayerStatistics;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.GradientTransform;
import org.chainrule.optimizers.ParameterGroup;
import org.chainrule.optimizers.Schedule;
import org.chainrule.optimizers.UpdateRule;

/**
 * Trains an objective: the words that say how, and the one that does it.
 *
 * <pre>{@code
 * var history = Trainer.of(objective)
 *         .optimizer(new Adam(), 1e-2)
 *         .batches(training, 32)
 *         .shuffled(seed)
 *         .validation(validation)
 *         .measuring("accuracy", objective::accuracy)
 *         .train(50);
 * }</pre>
 *
 * <p>Unless told otherwise the examples are shuffled with seed 0, one batch makes one iteration, and the kernels are the
 * reproducible ones.
 */
public final class Trainer {

    private final Setting setting;

    private Trainer(Objective objective) {
        setting = new Setting(objective);
    }

    /** A trainer of this objective; it needs an optimizer and batches. */
    public static Trainer of(Objective objective) {
        return new Trainer(objective);
    }

    /** Descends with this rule and this constant learning rate. */
    public Trainer optimizer(UpdateRule rule, double rate) {
        return optimizer(rule, new Constant(rate));
    }

    /** Descends with this rule and this schedule. */
    public Trainer optimizer(UpdateRule rule, Schedule schedule) {
        setting.rule = rule;
        setting.schedule = schedule;
        return this;
    }

    /** Changes every gradient before the update, for example {@code new ClipByGlobalNorm(1)}; in the order they were added. */
    public Trainer transforming(GradientTransform transform) {
        setting.transforms.add(transform);
        return this;
    }

    /** Updates these parameters in another way than the rest; the first group that a parameter belongs to counts. */
    public Trainer group(ParameterGroup group) {
        setting.groups.add(group);
        return this;
    }

    /**
     * Shows the schedule this measure after every epoch; unless told otherwise the validation loss, or the training loss if
     * there is no validation data. Only schedules that watch something look at it.
     */
    public Trainer watching(ToDoubleFunction<EpochRecord> measure) {
        setting.watched = measure;
        return this;
    }

    /** Does the arithmetic of the updates with these kernels; the objective has its own. */
    public Trainer kernels(KernelChoice choice) {
        setting.kernels = choice;
        return this;
    }

    /**
     * Trains on this data, so many examples per batch.
     *
     * @param size at least 1, at most the rows of the data; the last batch of an epoch may be smaller
     */
    public Trainer batches(Batch data, int size) {
        if (data.rows() < 1) {
            throw new IllegalArgumentException("trainer: the training data has no rows; needs at least 1");
        }
        if (size < 1 || size > data.rows()) {
            throw new IllegalArgumentException("trainer: found batches of " + size + " rows but the training data has "
                    + data.rows() + "; give from 1 to " + data.rows());
        }
        setting.data = data;
        setting.batchSize = size;
        return this;
    }

    /** Shuffles the examples anew before every epoch, with the seed's stream "shuffling". */
    public Trainer shuffled(long seed) {
        setting.order = new Order.Shuffled(seed);
        return this;
    }

    /** Takes the examples in the order of the data. */
    public Trainer inOrder() {
        setting.order = new Order.AsGiven();
        return this;
    }

    /** Adds the gradients of this many batches before each update, weighted as if they were one batch. */
    public Trainer accumulating(int batches) {
        if (batches < 1) {
            throw new IllegalArgumentException(
                    "trainer: found " + batches + " batches per iteration; accumulate at least 1");
        }
        setting.accumulated = batches;
        return this;
    }

    /** Multiplies every gradient by this factor; {@link GradientFactor#ONE} unless told otherwise. */
    public Trainer gradientFactor(GradientFactor factor) {
        setting.gradientFactor = factor;
        return this;
    }

    /** Evaluates this data after every epoch; nothing is learned from it. */
    public Trainer validation(Batch validation) {
        if (validation.rows() < 1) {
            throw new IllegalArgumentException(
                    "trainer: the validation data has no rows; give at least 1, or none at all");
        }
        setting.validation = validation;
        return this;
    }

    /** Measures the whole training data and the validation data by this name after every epoch. */
    public Trainer measuring(String name, ToDoubleFunction<Batch> measure) {
        if (setting.measures.putIfAbsent(name, measure) != null) {
            throw new IllegalArgumentException(
                    "trainer: measure \"" + name + "\" is there twice; names must be unique");
        }
        return this;
    }

    /**
     * Looks into the layers after every epoch and tells {@link TrainingListener#onLayers}, for example by
     * {@code () -> Diagnosis.of(objective, sample).layers()}. It may overwrite ∂θ, but not θ.
     */
    public Trainer examining(Supplier<List<LayerStatistics>> look) {
        setting.look = look;
        return this;
    }

    /** Adds a rule that may end the training early; the first that asks for it ends it. */
    public Trainer stopping(StoppingRule stoppingRule) {
        setting.stoppingRules.add(stoppingRule);
        return this;
    }

    /**
     * Averages θ while training. After every epoch the validation data and the measures see the average in the place of θ
     * (as soon as there is one), the updates go on from θ itself, and after the last epoch θ becomes the average.
     */
    public Trainer averaging(Averaging averaging) {
        setting.averaging = averaging;
        return this;
    }

    /**
     * After the training, however it ends but by an interruption, θ becomes what it was after the epoch with the smallest
     * validation loss, or without validation data with the smallest training loss; with {@link #averaging} the average of
     * that epoch.
     */
    public Trainer keepingBest() {
        setting.keepsBest = true;
        return this;
    }

    /** Writes checkpoints. */
    public Trainer checkpointing(Checkpoints to) {
        setting.checkpoints = to;
        return this;
    }

    /**
     * Goes on from this checkpoint: {@link #train} makes what is left of the epochs, with the same bits as if the training
     * had never stopped. All else must be set as it was when the checkpoint was written, but for listeners, stopping rules and
     * the number of epochs; parameters are looked up by the names that {@link #checkpointing} gives, if it is set.
     *
     * <p>Stopping rules see the epochs of the checkpoint again. If one asks for the end after the last of them, no further
     * epoch is made: a training that a rule has ended goes on with more patience, and not with the same.
     */
    public Trainer resuming(Path checkpoint) {
        setting.resumed = checkpoint;
        return this;
    }

    /**
     * Ends the training after the update during which this becomes true, with a checkpoint if there are any; asked once per
     * iteration, by the thread that trains.
     */
    public Trainer interruptedBy(BooleanSupplier request) {
        setting.interrupted = request;
        return this;
    }

    /** Adds a listener; they are called in the order they were added. */
    public Trainer listening(TrainingListener listener) {
        setting.listeners.add(listener);
        return this;
    }

    /**
     * Makes at most this many epochs, from θ as it is, with a new optimizer and the seed's first order; or, when resuming,
     * what a checkpoint has left of them.
     *
     * @return the history, with the epochs before the checkpoint; θ of the objective has changed
     * @throws IllegalArgumentException if no epoch is asked for
     * @throws IllegalStateException if the optimizer or the batches are missing, or validation data that a stopping rule
     *     needs
     * @throws org.chainrule.core.io.FileException if the checkpoint to go on from cannot be read or does not fit (θ has not
     *     changed then), or one cannot be written
     */
    public History train(int epochs) {
        if (epochs < 1) {
            throw new IllegalArgumentException("trainer: found " + epochs + " epochs; give at least 1");
        }
        return setting.start(epochs).run();
    }
}
