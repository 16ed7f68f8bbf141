package org.chainrule.optimizers;

/**
 * Falls by the same factor in every step: {@code rate(t) = η·γᵗ}. PyTorch's {@code ExponentialLR}.
 *
 * @param rate η, above 0
 * @param factor γ, above 0, at most 1
 */
public record ExponentialDecay(double rate, double factor) implements Schedule {

    /** Refuses what is outside its range. */
    public ExponentialDecay {
        Ranges.rate("exponential decay", rate);
        Ranges.factor("exponential decay", factor);
    }

    @Override
    public double rate(long steps) {
        return rate * Curves.power(factor, (double) steps);
    }
}
