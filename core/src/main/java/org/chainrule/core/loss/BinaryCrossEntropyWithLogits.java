package org.chainrule.core.loss;

import org.chainrule.core.function.Sigmoid;

/**
 * Binary cross-entropy on logits: ℓ = (1 − t) log(1 + eᵖ) + t log(1 + e⁻ᵖ), ∂ℓ/∂p = σ(p) − t.
 *
 * <p>Sigmoid and cross-entropy in one, without overflow or cancellation: the slope is (1 − t)σ(p) − t·σ(−p). By default
 * the mean over elements.
 */
public record BinaryCrossEntropyWithLogits() implements ElementLoss {

    @Override
    public String name() {
        return "binary-cross-entropy-with-logits";
    }

    @Override
    public Reduction defaultReduction() {
        return Reduction.MEAN_OVER_ELEMENTS;
    }

    @Override
    public OutputLink link() {
        return OutputLink.SIGMOID;
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("(1 - t) * log(1 + exp(p)) + t * log(1 + exp(-p))")
                .predicts("p", Domain.ANY, "1 / (1 + exp(-p)) - t")
                .targets(Domain.PROBABILITY)
                .ulps(4, 8)
                .specimens(this);
    }

    @Override
    public void checkTarget(double t) {
        Targets.probability(t);
    }

    @Override
    public double value(double p, double t) {
        double linear = p >= 0 ? (t == 1 ? 0 : (1 - t) * p) : t == 0 ? 0 : -t * p;
        return linear + StrictMath.log1p(StrictMath.exp(-Math.abs(p)));
    }

    @Override
    public double slope(double p, double t) {
        return (1 - t) * Sigmoid.of(p) - t * Sigmoid.of(-p);
    }
}
