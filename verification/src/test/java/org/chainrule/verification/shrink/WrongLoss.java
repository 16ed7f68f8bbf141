package org.chainrule.verification.shrink;

import org.chainrule.core.loss.CustomLoss;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.LossSheet;
import org.chainrule.core.loss.OutputLink;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SquaredError;

/** Squared error whose slope lacks the 2. */
record WrongLoss() implements CustomLoss {

    @Override
    public String name() {
        return "wrong-squared-error";
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
        return LossSheet.of("Σ_j (p_j - t_j)^2")
                .predicts("p", Domain.ANY, "2 * (p_i - t_i)")
                .ulps(4, 8)
                .specimens(this);
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        return new SquaredError().value(p, t, n);
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        for (int j = 0; j < n; j++) {
            dp[j] = p[j] - t[j];
        }
    }
}
