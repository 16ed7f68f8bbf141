package org.chainrule.core.loss;

/**
 * Kullback–Leibler divergence where prediction and target are both logarithms of probabilities: ℓ = eᵗ (t − p), 0 where
 * t = −∞. ∂ℓ/∂p = −eᵗ.
 *
 * <p>By default the mean over rows, each row being one divergence.
 */
public record KlDivergenceWithLogTargets() implements ElementLoss {

    /** Below, eᵗ is close to the smallest normal number; e^(t/2) is not. */
    private static final double FAR = -700;

    @Override
    public String name() {
        return "kl-divergence-with-log-targets";
    }

    @Override
    public Reduction defaultReduction() {
        return Reduction.MEAN_OVER_ROWS;
    }

    @Override
    public OutputLink link() {
        return OutputLink.EXP;
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("exp(t) * (t - p)")
                .predicts("p", Domain.LOG_DISTRIBUTION, "-exp(t)")
                .targets(Domain.LOG_DISTRIBUTION)
                // exponential 2, difference ½ where κ is 1, product ½
                .ulps(3, 1)
                .specimens(this);
    }

    @Override
    public void checkTarget(double t) {
        Targets.target(Domain.LOG_DISTRIBUTION, t);
    }

    @Override
    public double value(double p, double t) {
        Targets.prediction(Domain.LOG_DISTRIBUTION, p, "end the network in log-softmax");
        if (t == Double.NEGATIVE_INFINITY) {
            return Double.isNaN(p) ? p : 0;
        }
        double difference = t - p;
        if (t < FAR) {
            double root = StrictMath.exp(0.5 * t);
            return root * difference * root;
        }
        return StrictMath.exp(t) * difference;
    }

    @Override
    public double slope(double p, double t) {
        return Double.isNaN(p) ? p : -StrictMath.exp(t);
    }
}
