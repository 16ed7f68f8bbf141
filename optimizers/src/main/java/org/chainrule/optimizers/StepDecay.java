package org.chainrule.optimizers;

/**
 * Falls in steps: {@code rate(t) = η·γ^⌊t/n⌋}. PyTorch's {@code StepLR}.
 *
 * @param rate η, above 0
 * @param every n, steps from one fall to the next, at least 1
 * @param factor γ, above 0, at most 1
 */
public record StepDecay(double rate, long every, double factor) implements Schedule {

    /** Refuses what is outside its range. */
    public StepDecay {
        Ranges.rate("step decay", rate);
        Ranges.steps("step decay", "every", every);
        Ranges.factor("step decay", factor);
    }

    @Override
    public double rate(long steps) {
        long falls = steps / every;
        return rate * Curves.power(factor, (double) falls);
    }
}
