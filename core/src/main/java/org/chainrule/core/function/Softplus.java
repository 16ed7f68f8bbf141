package org.chainrule.core.function;

import org.chainrule.core.Figures;

/**
 * Softplus: f(x) = log(1 + e^βx)/β, f′(x) = σ(βx); a smooth ReLU.
 *
 * <p>Computed as max(x, 0) + log1p(e^−β|x|)/β, without the threshold that makes other implementations jump.
 *
 * @param beta sharpness, positive and finite
 */
public record Softplus(double beta) implements ScalarFunction {

    /** Refuses a sharpness that is not positive and finite. */
    public Softplus {
        if (!(beta > 0 && beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("softplus: found beta = " + beta + "; it must be positive and finite");
        }
    }

    /** β = 1. */
    public Softplus() {
        this(1);
    }

    @Override
    public String name() {
        return beta == 1 ? "softplus" : "softplus(" + Figures.shortest(beta) + ")";
    }

    @Override
    public double value(double x) {
        double hi = -beta * Math.abs(x);
        double lo = rounding(x, hi);
        double e = Exponentials.exp(hi, lo);
        if (x < 0 && e < 0x1p-54) {
            return Exponentials.over(beta, e, hi, lo); // log1p(e) is e, which a small β makes normal again
        }
        return Math.max(x, 0) + StrictMath.log1p(e) / beta;
    }

    @Override
    public double slope(double x, double y) {
        double hi = -beta * Math.abs(x);
        double e = Exponentials.exp(hi, rounding(x, hi));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    /** The rounding of the product, left alone, costs e^(−β|x|) up to β|x|/2 ulps; it is known exactly. */
    private double rounding(double x, double product) {
        return Math.fma(-beta, Math.abs(x), -product);
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("log(1 + exp(beta * x)) / beta", "1 / (1 + exp(-beta * x))")
                .range(0, Double.POSITIVE_INFINITY)
                .limits(0, Double.POSITIVE_INFINITY)
                .slopeLimits(0, 1)
                .monotone(Monotone.NON_DECREASING)
                .ulps(2.5, 3)
                .reads(Reads.INPUTS)
                .specimens(this, new Softplus(), new Softplus(0.5), new Softplus(3));
    }
}
