package org.chainrule.core.loss;

/**
 * Kullback–Leibler divergence of a predicted distribution from a target distribution: ℓ = t (log t − p), where p is the
 * logarithm of a probability and t a probability; 0 where t = 0. ∂ℓ/∂p = −t.
 *
 * <p>By default the mean over rows, each row being one divergence Σ_j t_j (log t_j − p_j); the mean over elements would
 * divide it by the number of classes.
 */
public record KlDivergence() implements ElementLoss {

    @Override
    public String name() {
        return "kl-divergence";
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
        return LossSheet.of("if(t == 0, 0, t * (log(t) - p))")
                .predicts("p", Domain.LOG_DISTRIBUTION, "-t")
                .targets(Domain.DISTRIBUTION)
                // logarithm, at worst 3 as log t = −2 and p = −1, product ½
                .ulps(3.5, 0)
                .specimens(this);
    }

    @Override
    public void checkTarget(double t) {
        Targets.probability(t);
    }

    @Override
    public double value(double p, double t) {
        Targets.prediction(Domain.LOG_DISTRIBUTION, p, "end the network in log-softmax");
        if (t == 0 && !Double.isNaN(p)) {
            return 0;
        }
        double log = StrictMath.log(t);
        double difference = log - p;
        double lost = Sums.lost(log, -p, difference);
        return Math.fma(t, difference, Double.isNaN(lost) ? 0 : t * lost);
    }

    @Override
    public double slope(double p, double t) {
        return Double.isNaN(p) ? p : -t;
    }
}
