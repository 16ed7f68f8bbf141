package org.chainrule.core.loss;

/**
 * Categorical cross-entropy on probabilities: L = −Σ_j t_j log p_j, ∂L/∂p_j = −t_j/p_j.
 *
 * <p>The prediction is taken as it is: neither clamped nor made to sum to 1. 0·log 0 is 0. By default the mean over rows.
 */
public record CategoricalCrossEntropy() implements RowLoss {

    @Override
    public String name() {
        return "categorical-cross-entropy";
    }

    @Override
    public int targetColumns(int n) {
        return n;
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("-Σ_j if(t_j == 0, 0, t_j * log(p_j))")
                .predicts("p", Domain.PROBABILITY, "-t_i / p_i")
                .targets(Domain.DISTRIBUTION)
                .ulps(2, 0.5)
                .specimens(this);
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        double sum = 0;
        double lost = 0;
        for (int j = 0; j < n; j++) {
            Targets.probability(t[j], j);
            Targets.prediction(p[j], j);
            double log = t[j] == 0 && !Double.isNaN(p[j]) ? 0 : StrictMath.log(p[j]);
            double term = -t[j] * log;
            double next = sum + term;
            lost += Sums.lost(sum, term, next) + Math.fma(-t[j], log, -term);
            sum = next;
        }
        return Sums.corrected(sum, lost);
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        for (int j = 0; j < n; j++) {
            dp[j] = t[j] == 0 && !Double.isNaN(p[j]) ? 0 : -t[j] / p[j];
        }
    }
}
