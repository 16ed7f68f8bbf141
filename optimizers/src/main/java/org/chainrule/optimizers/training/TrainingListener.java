package org.chainrule.optimizers.training;

import java.util.List;
import org.chainrule.core.metric.LayerStatistics;

/** Watches a training. Every method does nothing unless overridden. What is called per iteration takes primitives only. */
public interface TrainingListener {

    /**
     * Before the first epoch.
     *
     * @param epochs epochs asked for
     * @param iterationsPerEpoch updates of every epoch
     */
    default void onStart(int epochs, int iterationsPerEpoch) {}

    /**
     * After every update.
     *
     * @param iteration number over the whole training, from 1
     * @param loss loss of the iteration's examples before the update
     */
    default void onIteration(long iteration, double loss) {}

    /**
     * After every completed epoch of a training that is {@link Trainer#examining}, before {@link #onEpoch}.
     *
     * @param epoch number, from 1
     * @param layers a look into each, input side first
     */
    default void onLayers(int epoch, List<LayerStatistics> layers) {}

    /** After every completed epoch. */
    default void onEpoch(EpochRecord epoch) {}

    /** At the end, however it came. */
    default void onStop(History history) {}
}
