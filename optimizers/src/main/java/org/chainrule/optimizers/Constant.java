package org.chainrule.optimizers;

/**
 * The same learning rate in every step: {@code rate(t) = η}.
 *
 * @param rate η, above 0 and finite
 */
public record Constant(double rate) implements Schedule {

    /** Refuses a rate that is not above 0 or not finite. */
    public Constant {
        Ranges.rate("constant schedule", rate);
    }

    @Override
    public double rate(long steps) {
        return rate;
    }
}
