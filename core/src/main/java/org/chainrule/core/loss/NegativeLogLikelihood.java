package org.chainrule.core.loss;

import java.util.OptionalInt;

/**
 * Negative log-likelihood of a class index c, on log-probabilities: L = −w_c p_c, ∂L/∂p_i = −w_c·1[i = c].
 *
 * <p>Behind a log-softmax this is {@link SoftmaxCrossEntropy}. The predictions are meant to be logarithms of probabilities;
 * the formula is linear, so any number is taken. The target is one column holding the class number, from 0. A row of the
 * ignored class has loss 0, slope 0 and weight 0, and so has a class of weight 0.
 *
 * <p>By default the mean over rows; with weights or an ignored class the weighted mean.
 *
 * @param weights one per class, or none
 * @param ignored the class that does not count, which may be a number that is no class, such as −100
 */
public record NegativeLogLikelihood(Weights weights, OptionalInt ignored) implements RowLoss {

    /** Without weights and ignored class. */
    public NegativeLogLikelihood() {
        this(Weights.none(), OptionalInt.empty());
    }

    /** The same with a weight per class. */
    public NegativeLogLikelihood weighted(double... newWeights) {
        return new NegativeLogLikelihood(Weights.of(newWeights), ignored);
    }

    /** The same without the rows of this class. */
    public NegativeLogLikelihood ignoring(int newIgnored) {
        return new NegativeLogLikelihood(weights, OptionalInt.of(newIgnored));
    }

    @Override
    public String name() {
        return "negative-log-likelihood";
    }

    @Override
    public Reduction defaultReduction() {
        return ClassIndex.meanOverCounted(weights, ignored);
    }

    @Override
    public OutputLink link() {
        return OutputLink.EXP;
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
    public LossSheet sheet() {
        var sheet = weights.isNone()
                ? LossSheet.of("-p_c").predicts("p", Domain.ANY, "if(i == c, -1, 0)")
                : LossSheet.of("-w_c * p_c").predicts("p", Domain.ANY, "if(i == c, -w_c, 0)");
        return sheet.targets(Domain.CLASS)
                .ulps(0.5, 0)
                .specimens(
                        this,
                        new NegativeLogLikelihood(),
                        new NegativeLogLikelihood().ignoring(1),
                        new NegativeLogLikelihood().weighted(2, 1, 0.3));
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        if (!ClassIndex.counts(ignored, t[0], n)) {
            return 0;
        }
        int c = (int) t[0];
        return weights.at(c) == 0 ? 0 : -weights.at(c) * p[c];
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        boolean counts = ClassIndex.counts(ignored, t[0], n);
        for (int j = 0; j < n; j++) {
            dp[j] = !counts || j != t[0] ? 0 : Double.isNaN(p[j]) ? p[j] : -weights.at(j);
        }
    }
}
