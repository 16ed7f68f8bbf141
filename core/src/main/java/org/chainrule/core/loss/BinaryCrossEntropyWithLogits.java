package org.chainrule.core.loss;

/**
 * Binary cross-entropy on logits: ℓ = (1 − t) log(1 + eᵖ) + w t log(1 + e⁻ᵖ), ∂ℓ/∂p = (1 − t)σ(p) − w t σ(−p), with a
 * positive weight w per column, or none; then the slope is σ(p) − t.
 *
 * <p>Sigmoid and cross-entropy in one, without overflow or cancellation: the value as |p| times 1 − t or w t, whichever is
 * for the wrong side, plus (1 − t + w t) log(1 + e), e = e^−|p|; the slope as (e − t (e + w))/(1 + e) for negative p, else
 * (1 − t − w t e)/(1 + e). Where only e is left and far from 1, see {@link Logistic}. By default the mean over elements.
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
                // value: log(1 + e^−|p|) 3½, both functions being within 0.9 ulps, sum ½;
                // slope: exponential 1½ where κ is below 1, numerator 1, 1 + e 1, quotient ½
                .ulps(4, 4)
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
        double w = positive.at(column);
        double negative = 1 - t;
        double wt = w * t;
        double size = Math.abs(p);
        double share = p > 0 ? negative : wt;
        if (share == 0 && size > -Logistic.FAR) {
            return Logistic.exponential(p > 0 ? wt : negative, -size);
        }
        double mass = negative + wt;
        double lost = Sums.lost(negative, wt, mass) + ((1 - negative) - t) + Math.fma(w, t, -wt);
        double log = StrictMath.log1p(StrictMath.exp(-size));
        return Math.fma(mass, log, Math.fma(lost, log, share == 0 ? 0 : share * size));
    }

    @Override
    public double slope(double p, double t, int column) {
        double w = positive.at(column);
        double negative = 1 - t;
        if (negative == 0 && p > -Logistic.FAR) {
            return 0 - Logistic.exponential(w, -p);
        }
        double e = StrictMath.exp(-Math.abs(p));
        return (p < 0 ? Math.fma(-t, e + w, e) : Math.fma(-w * t, e, negative)) / (1 + e);
    }
}
