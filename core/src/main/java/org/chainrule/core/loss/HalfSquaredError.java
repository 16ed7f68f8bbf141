package org.chainrule.core.loss;

/** Half the squared error: ℓ = ½(p − t)², ∂ℓ/∂p = p − t. By default the sum, ½SSE. */
public record HalfSquaredError() implements ElementLoss {

    @Override
    public String name() {
        return "half-squared-error";
    }

    @Override
    public Reduction defaultReduction() {
        return Reduction.SUM;
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("(p - t)^2 / 2")
                .predicts("p", Domain.ANY, "p - t")
                .targets(Domain.ANY)
                .ulps(1.5, 0.5)
                .specimens(this);
    }

    @Override
    public double value(double p, double t) {
        return 0.5 * (p - t) * (p - t);
    }

    @Override
    public double slope(double p, double t) {
        return p - t;
    }
}
