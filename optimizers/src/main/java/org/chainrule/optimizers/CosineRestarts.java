package org.chainrule.optimizers;

/**
 * {@link CosineDecay} again and again, each time longer: cycles of n, n·m, n·m², … steps, each from the rate down towards the
 * lowest. Source: Loshchilov and Hutter 2017, "SGDR: stochastic gradient descent with warm restarts", §3; PyTorch's
 * {@code CosineAnnealingWarmRestarts}.
 *
 * @param rate η, above 0
 * @param steps n, length of the first cycle, at least 1
 * @param growth m, at least 1
 * @param lowest 0 or more
 */
public record CosineRestarts(double rate, long steps, long growth, double lowest) implements Schedule {

    /** Refuses what is outside its range. */
    public CosineRestarts {
        Ranges.rate("cosine restarts", rate);
        Ranges.steps("cosine restarts", "steps", steps);
        Ranges.steps("cosine restarts", "growth", growth);
        Ranges.nonNegative("cosine restarts", "lowest rate", lowest, "usually 0");
    }

    @Override
    public double rate(long made) {
        long within = made;
        long length = steps;
        if (growth == 1) {
            within %= steps;
        }
        while (within >= length) {
            within -= length;
            length = length > Long.MAX_VALUE / growth ? Long.MAX_VALUE : length * growth;
        }
        return Curves.cosine(rate, lowest, (double) within, (double) length);
    }
}
