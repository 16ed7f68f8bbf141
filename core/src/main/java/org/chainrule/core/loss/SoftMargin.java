package org.chainrule.core.loss;

/**
 * Soft margin: ℓ = log(1 + e^(−t·p)) for targets −1 and 1, ∂ℓ/∂p = −t σ(−t·p). Binary cross-entropy on logits with the
 * classes called −1 and 1.
 *
 * <p>Computed without overflow. By default the mean over elements.
 */
public record SoftMargin() implements ElementLoss {

    @Override
    public String name() {
        return "soft-margin";
    }

    @Override
    public OutputLink link() {
        return OutputLink.SIGMOID;
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("log(1 + exp(-t * p))")
                .predicts("p", Domain.ANY, "-t / (1 + exp(t * p))")
                .targets(Domain.SIGN)
                // exponential 1½, logarithm 1; slope: exponential 1, 1 + e 1, quotient ½
                .ulps(2.5, 2.5)
                .specimens(this);
    }

    @Override
    public void checkTarget(double t) {
        Targets.target(Domain.SIGN, t);
    }

    @Override
    public double value(double p, double t) {
        return Logistic.softplus(-t * p);
    }

    @Override
    public double slope(double p, double t) {
        return Logistic.sigmoid(-t, -t * p);
    }
}
