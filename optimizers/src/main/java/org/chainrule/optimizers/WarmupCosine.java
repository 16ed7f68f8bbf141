package org.chainrule.optimizers;

/**
 * A straight line up to the rate, then {@link CosineDecay}: {@code rate(t) = η·(t + 1)/w} while t is below w, then half a
 * cosine over the remaining T − w steps. The first step already moves; the peak is reached in step w.
 *
 * @param rate η, above 0
 * @param warmup w, at least 1
 * @param steps T, warm-up included, above w
 * @param lowest rate at the end, 0 or more
 */
public record WarmupCosine(double rate, long warmup, long steps, double lowest) implements Schedule {

    /** Refuses what is outside its range. */
    public WarmupCosine {
        Ranges.rate("warm-up and cosine", rate);
        Ranges.steps("warm-up and cosine", "warm-up", warmup);
        Ranges.nonNegative("warm-up and cosine", "lowest rate", lowest, "usually 0");
        if (steps <= warmup) {
            throw new IllegalArgumentException("warm-up and cosine: found " + steps + " steps, of which " + warmup
                    + " are warm-up; there must be more steps than that");
        }
    }

    @Override
    public double rate(long made) {
        return made < warmup
                ? rate * ((made + 1) / (double) warmup)
                : Curves.cosine(rate, lowest, (double) (Math.min(made, steps) - warmup), (double) (steps - warmup));
    }
}
