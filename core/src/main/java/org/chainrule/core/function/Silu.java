package org.chainrule.core.function;

import org.chainrule.core.Figures;

/**
 * Sigmoid linear unit, also called swish: f(x) = xσ(βx), f′(x) = σ(βx)(1 + βxσ(−βx)).
 *
 * <p>The slope is 0 at βx = −1.2785; beside that point its error is that of the argument, see the datasheet.
 *
 * @param beta sharpness, positive and finite
 */
public record Silu(double beta) implements ScalarFunction {

    /** Refuses a sharpness that is not positive and finite. */
    public Silu {
        if (!(beta > 0 && beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("silu: found beta = " + beta + "; it must be positive and finite");
        }
    }

    /** β = 1 (Elfwing, Uchibe and Doya 2018, eq. 5). */
    public Silu() {
        this(1);
    }

    @Override
    public String name() {
        return beta == 1 ? "silu" : "silu(" + Figures.shortest(beta) + ")";
    }

    @Override
    public double value(double x) {
        double hi = -beta * Math.abs(x);
        return LogisticGate.value(x, hi, Math.fma(-beta, Math.abs(x), -hi));
    }

    @Override
    public double slope(double x, double y) {
        double hi = -beta * Math.abs(x);
        return LogisticGate.slope(x, hi, Math.fma(-beta, Math.abs(x), -hi), 0);
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of(
                        "x / (1 + exp(-beta * x))", "1 / (1 + exp(-beta * x)) * (1 + beta * x / (1 + exp(beta * x)))")
                .range(-0.2784645427610738 / beta, Double.POSITIVE_INFINITY)
                .limits(0, Double.POSITIVE_INFINITY)
                .slopeLimits(0, 1)
                .ulps(3.5, 4)
                .conditioned()
                .reads(Reads.INPUTS)
                .specimens(this, new Silu(), new Silu(0.5), new Silu(1.702));
    }
}
