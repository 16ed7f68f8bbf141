package org.chainrule.optimizers.training;

import java.util.Optional;
import org.chainrule.core.Figures;

/**
 * Stops when the updates no longer count: after an epoch in which no iteration changed any weight by more than τ.
 *
 * <p>A whole epoch is judged, not one iteration: a single batch may well have a gradient of almost 0 while the others still
 * move the weights.
 *
 * @param tau τ, the largest |change| that does not count; 0 or more
 */
public record Tolerance(double tau) implements StoppingRule {

    /** Refuses a negative or infinite τ and NaN. */
    public Tolerance {
        if (!(tau >= 0 && tau < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance: found τ = " + Figures.shortest(tau)
                    + "; it must be 0 or more and finite, for example 1e-6");
        }
    }

    @Override
    public Needs needs() {
        return Needs.LARGEST_CHANGE;
    }

    @Override
    public StopReason reason() {
        return StopReason.TOLERANCE;
    }

    @Override
    public Monitor start() {
        return this::judge;
    }

    private Optional<String> judge(EpochRecord epoch) {
        double change = epoch.largestChange().orElse(Double.POSITIVE_INFINITY);
        return change <= tau
                ? Optional.of("stopped after epoch " + epoch.epoch() + ": no iteration changed a weight by more than "
                        + Figures.significant(change, 3) + ", which is at or below the tolerance "
                        + Figures.shortest(tau))
                : Optional.empty();
    }
}
