package org.chainrule.core.loss;

/** Absolute error: ℓ = |p − t|, ∂ℓ/∂p = sign(p − t), 0 at p = t. By default the mean over elements, MAE. */
public record AbsoluteError() implements ElementLoss {

    @Override
    public String name() {
        return "absolute-error";
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("abs(p - t)")
                .predicts("p", Domain.ANY, "if(p > t, 1, if(p < t, -1, 0))")
                .targets(Domain.ANY)
                .ulps(0.5, 0)
                .conventions(Convention.at("p = t", 2, 2, 0), Convention.at("p = t = 0", 0, 0, 0))
                .specimens(this);
    }

    @Override
    public double value(double p, double t) {
        return Math.abs(p - t);
    }

    @Override
    public double slope(double p, double t) {
        return Math.signum(p - t);
    }
}
