package org.chainrule.core.loss;

/**
 * Softmax cross-entropy with target probabilities: L = −Σ_j w_j q_j log p_j, p = softmax(x), q_j = (1 − s) t_j + s/n for
 * smoothing s; ∂L/∂x_i = p_i Σ_k w_k q_k − w_i q_i. For targets that sum to 1, without weights and smoothing, the slope is
 * p − t.
 *
 * <p>By default the mean over rows, with weights too, as in PyTorch: a row of probabilities has no class to be weighted by.
 *
 * <p>The stated accuracy is that for targets that sum to about 1. Where they are nearly 0, smoothing is nearly all of the
 * mass, with what {@link SoftmaxLoss} says of that.
 *
 * @param weights one per class, or none
 * @param smoothing share of every target that is spread evenly over all classes, from 0 to below 1
 */
public record SoftmaxCrossEntropyWithProbabilities(Weights weights, double smoothing) implements SoftmaxLoss {

    /** Refuses a smoothing outside [0, 1). */
    public SoftmaxCrossEntropyWithProbabilities {
        Targets.smoothing("softmax-cross-entropy-with-probabilities", smoothing);
    }

    /** Without weights and smoothing. */
    public SoftmaxCrossEntropyWithProbabilities() {
        this(Weights.none(), 0);
    }

    /** The same with a weight per class. */
    public SoftmaxCrossEntropyWithProbabilities weighted(double... newWeights) {
        return new SoftmaxCrossEntropyWithProbabilities(Weights.of(newWeights), smoothing);
    }

    /** The same with this smoothing. */
    public SoftmaxCrossEntropyWithProbabilities smoothed(double newSmoothing) {
        return new SoftmaxCrossEntropyWithProbabilities(weights, newSmoothing);
    }

    @Override
    public String name() {
        return "softmax-cross-entropy-with-probabilities";
    }

    @Override
    public int targetColumns(int n) {
        Targets.atLeastTwoClasses(name(), n);
        weights.check(name(), n);
        return n;
    }

    @Override
    public double mass(double[] t, int n, int j) {
        return weights.at(j) * ((1 - smoothing) * t[j] + smoothing / n);
    }

    @Override
    public boolean counts(double[] t, int n) {
        for (int j = 0; j < n; j++) {
            Targets.probability(t[j], j);
        }
        return true;
    }

    @Override
    public LossSheet sheet() {
        String q = smoothing > 0 ? "((1 - smoothing) * t_%1$s + smoothing / n)" : "t_%1$s";
        String mass = weights.isNone() ? q : "w_%1$s * " + q;
        return LossSheet.of("Σ_j " + String.format(mass, "j") + " * (log(Σ_k exp(x_k)) - x_j)")
                .predicts(
                        "x",
                        Domain.ANY,
                        "exp(x_i) / (Σ_j exp(x_j)) * Σ_k " + String.format(mass, "k") + " - "
                                + String.format(mass, "i"))
                .targets(Domain.DISTRIBUTION)
                // value: exponentials and their sum 2, x_r − x_j 1, logarithm 1;
                // slope: probability 5, the others' masses 2, difference ½; roundings of masses by
                // weights or smoothing would be up to 3 more, but searches found 3.0 and 5.6
                .ulps(4, 8)
                .specimens(
                        this,
                        new SoftmaxCrossEntropyWithProbabilities(),
                        new SoftmaxCrossEntropyWithProbabilities().smoothed(0.1),
                        new SoftmaxCrossEntropyWithProbabilities().weighted(2, 1, 0.5),
                        new SoftmaxCrossEntropyWithProbabilities()
                                .weighted(2, 1, 0.5)
                                .smoothed(0.1));
    }
}
