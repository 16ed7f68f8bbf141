package org.chainrule.optimizers;

/**
 * Half a cosine from the rate down to the lowest: {@code rate(t) = l + (η − l)·(1 + cos(π·t/T))/2}, and stays there (where
 * PyTorch's {@code CosineAnnealingLR} would rise again). Source: Loshchilov and Hutter 2017, "SGDR: stochastic gradient
 * descent with warm restarts", equation 5, without restarts.
 *
 * @param rate η, above 0
 * @param steps T, at least 1
 * @param lowest l, 0 or more
 */
public record CosineDecay(double rate, long steps, double lowest) implements Schedule {

    /** Refuses what is outside its range. */
    public CosineDecay {
        Ranges.rate("cosine decay", rate);
        Ranges.steps("cosine decay", "steps", steps);
        Ranges.nonNegative("cosine decay", "lowest rate", lowest, "usually 0");
    }

    @Override
    public double rate(long made) {
        return Curves.cosine(rate, lowest, (double) Math.min(made, steps), (double) steps);
    }
}
