package org.chainrule.optimizers;

/**
 * A fraction of the rate for the first steps, then all of it: {@code rate(t) = η·f} while t is below n. PyTorch's
 * {@code ConstantLR}.
 *
 * @param rate η, above 0
 * @param factor f, 0 or more
 * @param steps n, at least 1
 */
public record ConstantWarmup(double rate, double factor, long steps) implements Schedule {

    /** Refuses what is outside its range. */
    public ConstantWarmup {
        Ranges.rate("constant warm-up", rate);
        Ranges.nonNegative("constant warm-up", "factor", factor, "usually 1/3");
        Ranges.steps("constant warm-up", "steps", steps);
    }

    @Override
    public double rate(long made) {
        return made < steps ? rate * factor : rate;
    }
}
