package org.chainrule.core.loss;

import java.util.OptionalInt;

/**
 * Softmax cross-entropy with a class index c: L = −Σ_j w_j q_j log p_j, p = softmax(x), q_j = (1 − s)·1[j = c] + s/n for
 * smoothing s; ∂L/∂x_i = p_i Σ_k w_k q_k − w_i q_i. Without weights and smoothing L = log Σ_j e^{x_j} − x_c and the slope is
 * p_i − 1[i = c].
 *
 * <p>Softmax and cross-entropy in one, from logits, without overflow or cancellation: p_c − 1 is computed as minus the sum
 * of the other probabilities. The target is one column holding the class number, from 0. A row whose class is the ignored
 * one has loss 0, slope 0 and weight 0, whatever its prediction. Weights multiply the loss, and a
 * {@link Reduction#WEIGHTED_MEAN} divides by the sum of the weights of the rows' classes, as in PyTorch.
 * The stated accuracy of the slope is that for smoothing up to about a quarter; beyond, {@link SoftmaxLoss} says what may be lost.
 *
 * <p>By default the mean over rows; with weights or an ignored class the weighted mean.
 *
 * @param weights one per class, or none
 * @param ignored the class that does not count, which may be a number that is no class, such as −100
 * @param smoothing share of every target that is spread evenly over all classes, from 0 to below 1
 */
public record SoftmaxCrossEntropy(Weights weights, OptionalInt ignored, double smoothing) implements SoftmaxLoss {

    /** Refuses a smoothing outside [0, 1). */
    public SoftmaxCrossEntropy {
        Targets.smoothing("softmax-cross-entropy", smoothing);
    }

    /** Without weights, ignored class and smoothing. */
    public SoftmaxCrossEntropy() {
        this(Weights.none(), OptionalInt.empty(), 0);
    }

    /** The same with a weight per class. */
    public SoftmaxCrossEntropy weighted(double... newWeights) {
        return new SoftmaxCrossEntropy(Weights.of(newWeights), ignored, smoothing);
    }

    /** The same without the rows of this class. */
    public SoftmaxCrossEntropy ignoring(int newIgnored) {
        return new SoftmaxCrossEntropy(weights, OptionalInt.of(newIgnored), smoothing);
    }

    /** The same with this smoothing. */
    public SoftmaxCrossEntropy smoothed(double newSmoothing) {
        return new SoftmaxCrossEntropy(weights, ignored, newSmoothing);
    }

    @Override
    public String name() {
        return "softmax-cross-entropy";
    }

    @Override
    public Reduction defaultReduction() {
        return ClassIndex.meanOverCounted(weights, ignored);
    }

    @Override
    public int targetColumns(int n) {
        Targets.atLeastTwoClasses(name(), n);
        weights.check(name(), n);
        return 1;
    }

    @Override
    public double weight(double[] t, int n) {
        return ClassIndex.weight(weights, ignored, t[0]);
    }

    @Override
    public double mass(double[] t, int n, int j) {
        return weights.at(j) * ((j == (int) t[0] ? 1 - smoothing : 0) + smoothing / n);
    }

    @Override
    public boolean counts(double[] t, int n) {
        return ClassIndex.counts(ignored, t[0], n);
    }

    @Override
    public LossSheet sheet() {
        return formulas()
                .targets(Domain.CLASS)
                // value: exponentials and their sum 2, x_r − x_j 1, logarithm 1;
                // slope: probability 5, the others' masses 2, difference ½; roundings of masses by
                // weights or smoothing would be up to 3 more, but searches found 3.0 and 5.6
                .ulps(4, 8)
                .specimens(
                        this,
                        new SoftmaxCrossEntropy(),
                        new SoftmaxCrossEntropy().ignoring(1),
                        new SoftmaxCrossEntropy().smoothed(0.1),
                        new SoftmaxCrossEntropy().weighted(2, 1, 0.5),
                        new SoftmaxCrossEntropy()
                                .weighted(2, 1, 0.5)
                                .smoothed(0.1)
                                .ignoring(-100));
    }

    private LossSheet.Builder formulas() {
        if (smoothing > 0) {
            String q = "(if(%1$s == c, 1 - smoothing, 0) + smoothing / n)";
            String mass = weights.isNone() ? q : "w_%1$s * " + q;
            return LossSheet.of("Σ_j " + String.format(mass, "j") + " * (log(Σ_k exp(x_k)) - x_j)")
                    .predicts(
                            "x",
                            Domain.ANY,
                            "exp(x_i) / (Σ_j exp(x_j)) * Σ_k " + String.format(mass, "k") + " - "
                                    + String.format(mass, "i"));
        }
        String value = "log(Σ_j exp(x_j)) - x_c";
        String slope = "exp(x_i) / Σ_j exp(x_j) - if(i == c, 1, 0)";
        return weights.isNone()
                ? LossSheet.of(value).predicts("x", Domain.ANY, slope)
                : LossSheet.of("w_c * (" + value + ")").predicts("x", Domain.ANY, "w_c * (" + slope + ")");
    }
}
