package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Margin ranking of pairs, the prediction being [a | b]: L = Σ_j max(0, m − t_j (a_j − b_j)), t_j = 1 where a_j is to rank
 * above b_j, −1 where below; ∂L/∂a_j = −t_j where the term is positive, else 0, and ∂L/∂b_j = −∂L/∂a_j.
 *
 * <p>At a term of exactly 0 the slope is 0. By default the mean over pairs, which is the mean over elements: a row of n
 * columns has n/2 pairs.
 *
 * @param margin m, at least 0 and finite
 */
public record MarginRanking(double margin) implements RowLoss {

    /** Refuses a margin that is negative or not finite. */
    public MarginRanking {
        Targets.notNegative("margin-ranking", "margin", margin);
    }

    /** m = 0. */
    public MarginRanking() {
        this(0);
    }

    @Override
    public String name() {
        return margin == 0 ? "margin-ranking" : "margin-ranking(" + Figures.shortest(margin) + ")";
    }

    @Override
    public Reduction defaultReduction() {
        return Reduction.MEAN_OVER_ELEMENTS;
    }

    @Override
    public int targetColumns(int n) {
        return Targets.blocks(name(), n, 2);
    }

    @Override
    public int elements(int n) {
        return n / 2;
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("Σ_j max(0, margin - t_j * (a_j - b_j))")
                .predicts("a", Domain.ANY, "if(margin - t_i * (a_i - b_i) > 0, -t_i, 0)")
                .predicts("b", Domain.ANY, "if(margin - t_i * (a_i - b_i) > 0, t_i, 0)")
                .targets(Domain.SIGN)
                .ulps(1.5, 0)
                .specimens(this, new MarginRanking(), new MarginRanking(0.5));
    }

    private double term(double[] p, double t, int j, int half) {
        return t > 0 ? Sums.difference(p[half + j], p[j], margin) : Sums.difference(p[j], p[half + j], margin);
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        double sum = 0;
        double lost = 0;
        for (int j = 0; j < n / 2; j++) {
            Targets.sign(t[j], j);
            double term = Math.max(0, term(p, t[j], j, n / 2));
            double next = sum + term;
            lost += Sums.lost(sum, term, next);
            sum = next;
        }
        return Sums.corrected(sum, lost);
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        int half = n / 2;
        for (int j = 0; j < half; j++) {
            double term = term(p, t[j], j, half);
            dp[half + j] = term > 0 ? t[j] : Double.isNaN(term) ? term : 0;
            dp[j] = -dp[half + j];
        }
    }
}
