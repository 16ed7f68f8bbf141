package org.chainrule.optimizers.training;

import java.util.Optional;
import org.chainrule.core.Figures;

/**
 * Stops when the validation loss has not improved for some epochs. θ stays as it is then; {@link History#best()} names the
 * best epoch.
 *
 * @param epochs epochs without improvement after which to stop, at least 1
 * @param minimumImprovement how far below the best loss so far a loss must be to count as better; 0 or more
 */
public record Patience(int epochs, double minimumImprovement) implements StoppingRule {

    /** Refuses fewer than one epoch and an improvement that is negative or not finite. */
    public Patience {
        if (epochs < 1) {
            throw new IllegalArgumentException("patience: found " + epochs + " epochs; give at least 1");
        }
        if (!(minimumImprovement >= 0 && minimumImprovement < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("patience: found a minimum improvement of "
                    + Figures.shortest(minimumImprovement) + "; it must be 0 or more and finite");
        }
    }

    /** Every improvement counts, however small. */
    public Patience(int epochs) {
        this(epochs, 0);
    }

    @Override
    public Needs needs() {
        return Needs.VALIDATION;
    }

    @Override
    public StopReason reason() {
        return StopReason.PATIENCE;
    }

    @Override
    public Monitor start() {
        return new Watch();
    }

    private final class Watch implements Monitor {
        private double best = Double.POSITIVE_INFINITY;
        private int bestEpoch;

        @Override
        public Optional<String> after(EpochRecord epoch) {
            double loss = epoch.validationLoss().orElse(Double.NaN);
            if (loss < best - minimumImprovement || (loss < best && best == Double.POSITIVE_INFINITY)) {
                best = loss;
                bestEpoch = epoch.epoch();
            }
            if (epoch.epoch() - bestEpoch < epochs) {
                return Optional.empty();
            }
            String since = bestEpoch == 0
                    ? "was never finite in " + epochs + " epochs"
                    : "has not improved since epoch " + bestEpoch + ", where it was " + Figures.significant(best, 6);
            return Optional.of("stopped after epoch " + epoch.epoch() + ": the validation loss " + since);
        }
    }
}
