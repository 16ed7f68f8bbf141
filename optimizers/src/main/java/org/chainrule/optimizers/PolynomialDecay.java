package org.chainrule.optimizers;

/**
 * Falls to 0 as a power of what is left: {@code rate(t) = η·(1 − t/T)^p}, and stays there. PyTorch's {@code PolynomialLR}.
 *
 * @param rate η, above 0
 * @param steps T, at least 1
 * @param power p, above 0; 1 is a straight line
 */
public record PolynomialDecay(double rate, long steps, double power) implements Schedule {

    /** Refuses what is outside its range. */
    public PolynomialDecay {
        Ranges.rate("polynomial decay", rate);
        Ranges.steps("polynomial decay", "steps", steps);
        Ranges.positive("polynomial decay", "power", power, "usually 1 or 2");
    }

    @Override
    public double rate(long made) {
        return rate * Curves.power((steps - Math.min(made, steps)) / (double) steps, power);
    }
}
