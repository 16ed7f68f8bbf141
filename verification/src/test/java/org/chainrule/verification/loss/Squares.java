package org.chainrule.verification.loss;

import org.chainrule.core.loss.CustomLoss;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.LossSheet;
import org.chainrule.core.loss.OutputLink;
import org.chainrule.core.loss.Reduction;

/** Σ (p − t)² as a user may write it, for tests to make one thing of it wrong. */
public interface Squares extends CustomLoss {

    /** What the sheet says of the value. */
    default String formula() {
        return "Σ_j (p_j - t_j)^2";
    }

    /** What the sheet says of the slope. */
    default String slopeFormula() {
        return "2 * (p_i - t_i)";
    }

    /** What the value is multiplied by. */
    default double factor() {
        return 1;
    }

    /** How many times p − t the slope is. */
    default double times() {
        return 2 * factor();
    }

    @Override
    default String name() {
        return "squares";
    }

    @Override
    default Reduction defaultReduction() {
        return Reduction.SUM;
    }

    @Override
    default OutputLink link() {
        return OutputLink.IDENTITY;
    }

    @Override
    default int targetColumns(int n) {
        return n;
    }

    @Override
    default LossSheet sheet() {
        return LossSheet.of(formula())
                .predicts("p", Domain.ANY, slopeFormula())
                .targets(Domain.ANY)
                .ulps(8, 8)
                .specimens(this);
    }

    @Override
    default double value(double[] p, double[] t, int n) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum += (p[j] - t[j]) * (p[j] - t[j]);
        }
        return factor() * sum;
    }

    @Override
    default void slope(double[] p, double[] t, int n, double[] dp) {
        for (int j = 0; j < n; j++) {
            dp[j] = times() * (p[j] - t[j]);
        }
    }
}
