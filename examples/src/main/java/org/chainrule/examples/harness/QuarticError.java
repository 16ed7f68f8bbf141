package org.chainrule.examples.harness;

import org.chainrule.core.loss.CustomLoss;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.LossSheet;
import org.chainrule.core.loss.OutputLink;
import org.chainrule.core.loss.Reduction;

/**
 * A loss of one's own: ℓ = Σ_j (p_j − t_j)⁴/4, ∂ℓ/∂p_j = (p_j − t_j)³.
 *
 * @param sign of value and slope; 1 is right
 */
public record QuarticError(double sign) implements CustomLoss {

    @Override
    public String name() {
        return "quartic-error";
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
        return LossSheet.of("Σ_j (p_j - t_j)^4 / 4")
                .predicts("p", Domain.ANY, "(p_i - t_i)^3")
                .targets(Domain.ANY)
                .ulps(8, 4)
                .specimens(this);
    }

    @Override
    public double value(double[] p, double[] t, int n) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            double e = p[j] - t[j];
            sum += e * e * e * e / 4;
        }
        return sign * sum;
    }

    @Override
    public void slope(double[] p, double[] t, int n, double[] dp) {
        for (int j = 0; j < n; j++) {
            double e = p[j] - t[j];
            dp[j] = sign * e * e * e;
        }
    }
}
