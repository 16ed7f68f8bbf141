package org.chainrule.core.loss;

/**
 * Squared hinge: ℓ = max(0, 1 − t·p)² for targets −1 and 1, ∂ℓ/∂p = −2t max(0, 1 − t·p).
 *
 * <p>By default the mean over elements.
 */
public record SquaredHinge() implements ElementLoss {

    @Override
    public String name() {
        return "squared-hinge";
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("max(0, 1 - t * p)^2")
                .predicts("p", Domain.ANY, "-2 * t * max(0, 1 - t * p)")
                .targets(Domain.SIGN)
                .ulps(2, 0.5)
                .specimens(this);
    }

    @Override
    public void checkTarget(double t) {
        Targets.target(Domain.SIGN, t);
    }

    @Override
    public double value(double p, double t) {
        double missing = Math.max(0, 1 - t * p);
        return missing * missing;
    }

    @Override
    public double slope(double p, double t) {
        return -2 * t * Math.max(0, 1 - t * p);
    }
}
