package org.chainrule.optimizers;

/**
 * A straight line from one fraction of the rate to another, which it keeps: {@code rate(t) = η·(a + (b − a)·min(t, n)/n)}.
 * PyTorch's {@code LinearLR}.
 *
 * @param rate η, above 0
 * @param first a, 0 or more
 * @param last b, 0 or more, usually 1
 * @param steps n, at least 1
 */
public record LinearWarmup(double rate, double first, double last, long steps) implements Schedule {

    /** Refuses what is outside its range. */
    public LinearWarmup {
        Ranges.rate("linear warm-up", rate);
        Ranges.nonNegative("linear warm-up", "first factor", first, "usually 1/3");
        Ranges.nonNegative("linear warm-up", "last factor", last, "usually 1");
        Ranges.steps("linear warm-up", "steps", steps);
    }

    /** From 0 to all of the rate. */
    public LinearWarmup(double rate, long steps) {
        this(rate, 0, 1, steps);
    }

    @Override
    public double rate(long made) {
        return rate * Curves.linear(first, last, (double) Math.min(made, steps), (double) steps);
    }
}
