package org.chainrule.core.loss;

/**
 * Squared error: ℓ = (p − t)², ∂ℓ/∂p = 2(p − t). By default the mean over elements, MSE; with {@link Reduction#SUM} it is
 * SSE.
 */
public record SquaredError() implements ElementLoss {

    @Override
    public String name() {
        return "squared-error";
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("(p - t)^2")
                .predicts("p", Domain.ANY, "2 * (p - t)")
                .targets(Domain.ANY)
                .ulps(1.5, 0.5)
                .specimens(this);
    }

    @Override
    public double value(double p, double t) {
        return (p - t) * (p - t);
    }

    @Override
    public double slope(double p, double t) {
        return 2 * (p - t);
    }
}
