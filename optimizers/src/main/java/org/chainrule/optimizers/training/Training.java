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
import org.jspecify.annotations.Nullable;

/** The loop: for every epoch, for every iteration, gradient and update; then the records, the rules, the listeners. */
final class Training {

    private final Trainer setting;
    private final Epoch epoch;
    private final int epochs;
    private final Order.Reordering reordering;
    private final List<StoppingRule.Monitor> monitors = new ArrayList<>();
    private final List<EpochRecord> records = new ArrayList<>();
    private long iteration;

    Training(Trainer setting, Epoch epoch, int epochs) {
        this.setting = setting;
        this.epoch = epoch;
        this.epochs = epochs;
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
        for (int number = 1; number <= epochs; number++) {
            var divergence = makeEpoch(number);
            if (divergence.isPresent()) {
                return stop(StopReason.DIVERGED, divergence.get());
            }
            var record = record(number);
            records.add(record);
            epoch.observe(setting.watched.applyAsDouble(record));
            setting.listeners.forEach(listener -> listener.onEpoch(record));
            for (int i = 0; i < monitors.size(); i++) {
                var sentence = monitors.get(i).after(record);
                if (sentence.isPresent()) {
                    return stop(setting.stoppingRules.get(i).reason(), sentence.get());
                }
            }
        }
        return stop(StopReason.EPOCHS, "stopped after epoch " + epochs + ": all epochs asked for were made");
    }

    /** One pass over the data; a sentence if the training diverged. */
    private Optional<String> makeEpoch(int number) {
        epoch.begin(reordering);
        while (epoch.hasNext()) {
            double loss = epoch.computeGradient();
            if (!Double.isFinite(loss)) {
                return Optional.of(diverged(number, epoch.iterations() + 1, "the loss is " + Figures.shortest(loss)));
            }
            epoch.update();
            iteration++;
            for (int i = 0; i < setting.listeners.size(); i++) {
                setting.listeners.get(i).onIteration(iteration, loss);
            }
        }
        return isFinite(setting.objective.parameters().values())
                ? Optional.empty()
                : Optional.of(diverged(number, epoch.iterations(), "a parameter is NaN or infinite after the update"));
    }

    private String diverged(int number, int within, String what) {
        return "diverged in epoch " + number + ", iteration " + within + " of " + epoch.iterationsPerEpoch() + ": "
                + what + "; use a smaller learning rate or standardise the inputs";
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

    private History stop(StopReason reason, String sentence) {
        var history = new History(records, reason, sentence);
        setting.listeners.forEach(listener -> listener.onStop(history));
        return history;
    }
}
