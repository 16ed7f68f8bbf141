package org.chainrule.verification.check;

import org.chainrule.core.loss.CustomLoss;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.LossSheet;
import org.chainrule.core.loss.OutputLink;
import org.chainrule.core.loss.Reduction;

/** Σ (p − t)² as a user may write it, in a class that is no record; what its slope does is for the test to say. */
abstract class OwnLoss implements CustomLoss {

    /** The slope by column j of n. */
    abstract double slope(double p, double t, int j, int n);

    /** How the formula stands in the sheet. */
    String formula() {
        return "Σ_j (p_j - t_j)^2";
    }

    /** How that of the slope does. */
    String slopeFormula() {
        return "2 * (p_i - t_i)";
    }

    /** What the value is multiplied by. */
    double factor(int j) {
        return 1;
    }

    @Override
    public String name() {
        return "own";
    }

    @Override
    public Reduction defaultReduction() {
        return Reduction.SUM;
    }

    @Override
    public OutputLink link() {
        return OutputLink.IDENTITY;
    }

    @Override
    public int targetColumns(int n) {
        return n;
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of(formula())
                .predicts("p", Domain.ANY, slopeFormula())
                .targets(Domain.ANY)
                .ulps(8, 8)
                .specimens(this);
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += factor(j) * (p[j] - t[j]) * (p[j] - t[j]);
        }
        return sum;
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        for (int j = 0; j < n; j++) {
            dp[j] = slope(p[j], t[j], j, n);
        }
    }
}
