package org.chainrule.core.loss;

/**
 * Binary cross-entropy on logits: ℓ = (1 − t) log(1 + eᵖ) + w t log(1 + e⁻ᵖ), ∂ℓ/∂p = (1 − t)σ(p) − w t σ(−p), with a
 * positive weight w per column, or none; then the slope is σ(p) − t.
 *
 * <p>Sigmoid and cross-entropy in one, without overflow or cancellation. By default the mean over elements.
 *
 * @param positive the weight of the positive class in each column; it weighs recall against precision
 */
public record BinaryCrossEntropyWithLogits(Weights positive) implements ElementLoss {

    /** Without weights. */
    public BinaryCrossEntropyWithLogits() {
        this(Weights.none());
    }

    @Override
    public String name() {
        String name = "binary-cross-entropy-with-logits";
        return positive.isNone() ? name : name + "(" + positive + ")";
    }

    @Override
    public OutputLink link() {
        return OutputLink.SIGMOID;
    }

    @Override
    public int targetColumns(int n) {
        positive.check(name(), n);
        return n;
    }

    @Override
    public LossSheet sheet() {
        var sheet = positive.isNone()
                ? LossSheet.of("(1 - t) * log(1 + exp(p)) + t * log(1 + exp(-p))")
                        .predicts("p", Domain.ANY, "1 / (1 + exp(-p)) - t")
                : LossSheet.of("(1 - t) * log(1 + exp(p)) + w * t * log(1 + exp(-p))")
                        .predicts("p", Domain.ANY, "(1 - t) / (1 + exp(-p)) - w * t / (1 + exp(p))");
        return sheet.targets(Domain.PROBABILITY)
                .ulps(2.5, 3)
                .specimens(
                        this,
                        new BinaryCrossEntropyWithLogits(),
                        new BinaryCrossEntropyWithLogits(Weights.of(1, 2.5, 0.3)));
    }

    @Override
    public void checkTarget(double t) {
        Targets.probability(t);
    }

    /** ℓ(p, t) with the weight of column 0. */
    @Override
    public double value(double p, double t) {
        return value(p, t, 0);
    }

    /** ∂ℓ/∂p with the weight of column 0. */
    @Override
    public double slope(double p, double t) {
        return slope(p, t, 0);
    }

    @Override
    public double value(double p, double t, int column) {
        return Logistic.softplus(1 - t, p) + Logistic.softplus(positive.at(column) * t, -p);
    }

    @Override
    public double slope(double p, double t, int column) {
        return Logistic.sigmoid(1 - t, p) - Logistic.sigmoid(positive.at(column) * t, -p);
    }
}
