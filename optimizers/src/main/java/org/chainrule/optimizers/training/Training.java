package org.chainrule.optimizers.training;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.chainrule.core.Batch;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.optimizers.Optimizer;
import org.jspecify.annotations.Nullable;

/** The loop: for every epoch, for every iteration, gradient and update; then the records, the rules, the listeners. */
final class Training {

    final Setting setting;
    final Epoch epoch;
    final Optimizer optimizer;
    final Order.Reordering reordering;
    final List<StoppingRule.Monitor> monitors = new ArrayList<>();
    final List<EpochRecord> records = new ArrayList<>();
    final @Nullable Average average;
    final @Nullable Best best;
    long iteration;
    boolean withinEpoch;

    private final int epochs;
    private Optional<Ending> ending = Optional.empty();

    /** Why a rule ends the training. */
    private record Ending(StopReason reason, String sentence) {}

    Training(Setting setting, Optimizer optimizer, Epoch epoch, Kernels kernels, int epochs) {
        this.setting = setting;
        this.optimizer = optimizer;
        this.epoch = epoch;
        this.epochs = epochs;
        var theta = setting.objective.parameters().values();
        average = setting.averaging == null ? null : new Average(setting.averaging, theta, kernels);
        best = setting.keepsBest ? new Best(theta) : null;
        reordering = setting.order.start();
        for (StoppingRule rule : setting.stoppingRules) {
            monitors.add(rule.start());
            if (rule.needs() == StoppingRule.Needs.LARGEST_CHANGE) {
                epoch.measureChanges();
            }
        }
    }

    History run() {
        setting.listeners.forEach(listener -> listener.onStart(epochs, epoch.iterationsPerEpoch()));
        // A checkpoint of the end of an epoch may be that of the end of the training; one within an epoch is of none.
        if (ending.isPresent() && !withinEpoch) {
            return end(ending.get().reason(), ending.get().sentence());
        }
        for (int number = records.size() + 1; number <= epochs; number++) {
            var stopped = makeEpoch(number);
            if (stopped.isPresent()) {
                return stopped.get();
            }
            var record = judge(number);
            epoch.observe(setting.watched.applyAsDouble(record));
            examine(number);
            setting.listeners.forEach(listener -> listener.onEpoch(record));
            checkpoint();
            showRules(record);
            if (ending.isPresent()) {
                return end(ending.get().reason(), ending.get().sentence());
            }
            if (number < epochs && setting.interrupted.getAsBoolean()) {
                return interrupted("epoch " + number);
            }
        }
        return end(StopReason.EPOCHS, "stopped after epoch " + epochs + ": all epochs asked for were made");
    }

    /** Shows the last epoch made to every rule; the first that asks for the end has it. */
    void showRules(EpochRecord record) {
        ending = Optional.empty();
        for (int i = 0; i < monitors.size(); i++) {
            var reason = setting.stoppingRules.get(i).reason();
            var asked = monitors.get(i).after(record).map(sentence -> new Ending(reason, sentence));
            ending = ending.or(() -> asked);
        }
    }

    private void examine(int number) {
        if (setting.look != null) {
            var layers = List.copyOf(setting.look.get());
            setting.listeners.forEach(listener -> listener.onLayers(number, layers));
        }
    }

    /** One pass over the data, or the rest of one; a history if the training ends in it. */
    private Optional<History> makeEpoch(int number) {
        if (!withinEpoch) {
            epoch.begin(reordering);
            withinEpoch = true;
        }
        while (epoch.hasNext()) {
            int before = epoch.position();
            double loss = epoch.computeGradient();
            if (!Double.isFinite(loss)) {
                String why = epoch.explanation(before);
                return Optional.of(diverged(
                        number,
                        epoch.iterations() + 1,
                        "the loss is " + Figures.shortest(loss) + (why.isEmpty() ? "" : "; " + why)));
            }
            epoch.update();
            iteration++;
            if (average != null) {
                average.after(Averaging.Moment.ITERATION, iteration);
            }
            for (int i = 0; i < setting.listeners.size(); i++) {
                setting.listeners.get(i).onIteration(iteration, loss);
            }
            if (epoch.hasNext()) {
                if (setting.interrupted.getAsBoolean()) {
                    checkpoint();
                    return Optional.of(interrupted("iteration " + epoch.iterations() + " of epoch " + number));
                }
                if (setting.checkpoints != null && setting.checkpoints.isDue(iteration)) {
                    checkpoint();
                }
            }
        }
        withinEpoch = false;
        return isFinite(setting.objective.parameters().values())
                ? Optional.empty()
                : Optional.of(diverged(number, epoch.iterations(), "a parameter is NaN or infinite after the update"));
    }

    private History diverged(int number, int within, String what) {
        return end(
                StopReason.DIVERGED,
                "diverged in epoch " + number + ", iteration " + within + " of " + epoch.iterationsPerEpoch() + ": "
                        + what + "; use a smaller learning rate or standardise the inputs");
    }

    private History interrupted(String after) {
        String next = setting.checkpoints == null
                ? ""
                : "; " + setting.checkpoints.file() + " holds all that is needed to go on";
        return tell(new History(records, StopReason.INTERRUPTED, "interrupted after " + after + next));
    }

    /** Asked once per epoch: a parameter that became NaN or infinite stays so, and most losses tell at once. */
    private static boolean isFinite(Matrix theta) {
        for (int i = 0; i < theta.size(); i++) {
            if (!Double.isFinite(theta.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Evaluates the epoch, with the average in the place of θ if there is one. */
    private EpochRecord judge(int number) {
        if (average != null) {
            average.after(Averaging.Moment.EPOCH, number);
            average.enter();
        }
        var record = record(number);
        records.add(record);
        if (best != null) {
            best.offer(record);
        }
        if (average != null) {
            average.leave();
        }
        return record;
    }

    private EpochRecord record(int number) {
        var validation = setting.validation;
        return new EpochRecord(
                number,
                epoch.iterations(),
                epoch.rate(),
                epoch.loss(),
                validation == null ? OptionalDouble.empty() : OptionalDouble.of(setting.objective.value(validation)),
                epoch.largestChange(),
                measure(setting.data),
                measure(validation));
    }

    private Map<String, Double> measure(@Nullable Batch batch) {
        var measured = new LinkedHashMap<String, Double>();
        if (batch != null) {
            setting.measures.forEach((name, measure) -> measured.put(name, measure.applyAsDouble(batch)));
        }
        return measured;
    }

    private void checkpoint() {
        if (setting.checkpoints != null) {
            CheckpointFile.write(setting.checkpoints, this);
        }
    }

    /** The end: θ becomes the average, or the best, where that was asked for. */
    private History end(StopReason reason, String sentence) {
        if (best != null) {
            best.bringBack();
        } else if (average != null) {
            average.enter();
        }
        return tell(new History(records, reason, sentence));
    }

    private History tell(History history) {
        setting.listeners.forEach(listener -> listener.onStop(history));
        return history;
    }
}
