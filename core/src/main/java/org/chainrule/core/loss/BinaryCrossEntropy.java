package org.chainrule.core.loss;

/**
 * Binary cross-entropy on probabilities: ℓ = −t log p − (1 − t) log(1 − p), ∂ℓ/∂p = (p − t)/(p(1 − p)).
 *
 * <p>Nothing is clamped: a wrong certainty (p = 0 where t = 1) costs ∞. 0·log 0 is 0. By default the mean over elements.
 */
public record BinaryCrossEntropy() implements ElementLoss {

    @Override
    public String name() {
        return "binary-cross-entropy";
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("-t * log(p) - (1 - t) * log(1 - p)")
                .predicts("p", Domain.PROBABILITY, "(p - t) / (p * (1 - p))")
                .targets(Domain.PROBABILITY)
                // value: a logarithm 2, 1 − t or a product 1, sum ½;
                // slope: p − t 1, p (1 − p) 1, quotient ½
                .ulps(3.5, 2.5)
                .specimens(this);
    }

    @Override
    public void checkTarget(double t) {
        Targets.probability(t);
    }

    @Override
    public double value(double p, double t) {
        Targets.prediction(p);
        double positive = t == 0 ? 0 : t * StrictMath.log(p);
        return 0 - (t == 1 ? positive : Math.fma(1 - t, StrictMath.log1p(-p), positive));
    }

    @Override
    public double slope(double p, double t) {
        return t == 0 ? 1 / (1 - p) : t == 1 ? -1 / p : (p - t) / Math.fma(-p, p, p);
    }
}
