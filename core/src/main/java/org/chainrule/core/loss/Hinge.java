package org.chainrule.core.loss;

/**
 * Hinge: ℓ = max(0, 1 − t·p) for targets −1 and 1, ∂ℓ/∂p = −t where t·p &lt; 1, else 0; 0 at the kink t·p = 1.
 *
 * <p>By default the mean over elements.
 */
public record Hinge() implements ElementLoss {

    @Override
    public String name() {
        return "hinge";
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("max(0, 1 - t * p)")
                .predicts("p", Domain.ANY, "if(t * p < 1, -t, 0)")
                .targets(Domain.SIGN)
                .ulps(0.5, 0)
                .conventions(Convention.at("t p = 1", 1, 1, 0), Convention.at("t p = 1", -1, -1, 0))
                .specimens(this);
    }

    @Override
    public void checkTarget(double t) {
        Targets.target(Domain.SIGN, t);
    }

    @Override
    public double value(double p, double t) {
        return Math.max(0, 1 - t * p);
    }

    @Override
    public double slope(double p, double t) {
        return Double.isNaN(p) ? p : t * p < 1 ? -t : 0;
    }
}
