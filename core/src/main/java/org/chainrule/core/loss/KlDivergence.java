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
                .ulps(2.5, 0)
                .specimens(this);
    }

    @Override
    public void checkTarget(double t) {
        Targets.probability(t);
    }

    @Override
    public double value(double p, double t) {
        Targets.prediction(Domain.LOG_DISTRIBUTION, p, "end the network in log-softmax");
        return t == 0 && !Double.isNaN(p) ? 0 : t * (StrictMath.log(t) - p);
    }

    @Override
    public double slope(double p, double t) {
        return Double.isNaN(p) ? p : -t;
    }
}
