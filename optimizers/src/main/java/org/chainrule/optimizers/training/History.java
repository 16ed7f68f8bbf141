package org.chainrule.optimizers.training;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A training, epoch by epoch, and why it ended.
 *
 * @param epochs one record per completed epoch; an epoch in which the training diverged is not completed
 * @param reason why it ended, as a kind
 * @param sentence why it ended, for people
 */
public record History(List<EpochRecord> epochs, StopReason reason, String sentence) {

    /** Copies the list. */
    public History {
        epochs = List.copyOf(epochs);
    }

    /** The last completed epoch; empty if the training diverged in its first. */
    public Optional<EpochRecord> last() {
        return epochs.isEmpty() ? Optional.empty() : Optional.of(epochs.get(epochs.size() - 1));
    }

    /**
     * The epoch with the smallest validation loss, or without validation data with the smallest training loss; the first of
     * equals. θ is what it was after the last epoch, not after this one, unless the trainer was {@link Trainer#keepingBest}.
     */
    public Optional<EpochRecord> best() {
        return epochs.stream().min(Comparator.comparingDouble(History::judged));
    }

    static double judged(EpochRecord epoch) {
        return epoch.validationLoss().orElse(epoch.trainingLoss());
    }

    /** Updates made in all completed epochs. */
    public long iterations() {
        return epochs.stream().mapToLong(EpochRecord::iterations).sum();
    }

    /** Whether the loss or a parameter became NaN or infinite. */
    public boolean diverged() {
        return reason == StopReason.DIVERGED;
    }
}
