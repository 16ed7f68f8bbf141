package org.chainrule.optimizers.training;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.chainrule.core.Batch;
import org.chainrule.core.Objective;
import org.chainrule.core.io.WholeFile;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.metric.LayerStatistics;
import org.chainrule.optimizers.GradientTransform;
import org.chainrule.optimizers.Optimizer;
import org.chainrule.optimizers.ParameterGroup;
import org.chainrule.optimizers.Schedule;
import org.chainrule.optimizers.UpdateRule;
import org.jspecify.annotations.Nullable;

/** What a {@link Trainer} was told, or what holds unless told otherwise; a {@link Training} reads it. */
final class Setting {

    final Objective objective;
    final List<GradientTransform> transforms = new ArrayList<>();
    final List<ParameterGroup> groups = new ArrayList<>();
    final Map<String, ToDoubleFunction<Batch>> measures = new LinkedHashMap<>();
    final List<StoppingRule> stoppingRules = new ArrayList<>();
    final List<TrainingListener> listeners = new ArrayList<>();
    Order order = new Order.Shuffled(0);
    KernelChoice kernels = KernelChoice.reproducible();
    GradientFactor gradientFactor = GradientFactor.ONE;
    int accumulated = 1;
    boolean keepsBest;
    BooleanSupplier interrupted = () -> false;
    ToDoubleFunction<EpochRecord> watched = epoch -> epoch.validationLoss().orElse(epoch.trainingLoss());

    @Nullable
    UpdateRule rule;

    @Nullable
    Schedule schedule;

    @Nullable
    Batch data;

    int batchSize;

    @Nullable
    Batch validation;

    @Nullable
    Averaging averaging;

    @Nullable
    Checkpoints checkpoints;

    @Nullable
    Path resumed;

    @Nullable
    Supplier<List<LayerStatistics>> look;

    Setting(Objective objective) {
        this.objective = objective;
    }

    /** A training of so many epochs, with all that it needs, where the checkpoint left it that it goes on from. */
    Training start(int epochs) {
        if (rule == null || schedule == null) {
            throw new IllegalStateException("trainer: found no update rule; say .optimizer(rule, rate) before .train");
        }
        if (data == null) {
            throw new IllegalStateException("trainer: found no training data; say .batches(data, size) before .train");
        }
        for (StoppingRule stopping : stoppingRules) {
            if (stopping.needs() == StoppingRule.Needs.VALIDATION && validation == null) {
                throw new IllegalStateException(
                        "trainer: " + stopping + " needs validation data; say .validation(data) before .train");
            }
        }
        var updates = kernels.kernels(objective.parameters().precision());
        var optimizer = new Optimizer(objective.parameters(), rule, schedule, transforms, groups, updates);
        var epoch = new Epoch(objective, optimizer, data, batchSize, accumulated, gradientFactor);
        var training = new Training(this, optimizer, epoch, updates, epochs);
        if (checkpoints != null) {
            WholeFile.removeLeftovers(checkpoints.file());
        }
        if (resumed != null) {
            CheckpointFile.restore(resumed, checkpoints == null ? Checkpoints.to(resumed) : checkpoints, training);
        }
        return training;
    }
}
