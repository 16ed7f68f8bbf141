package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * L1 penalty: the rule sees {@code g + λ·sign(θ)}, the gradient of the loss with {@code λ·Σ|θ|} added; sign(0) = 0. Pulls
 * every weight with the same force, so that weights that matter little end near 0.
 *
 * <p>∂θ itself stays the gradient of the loss. Source: Tibshirani 1996, "Regression shrinkage and selection via the lasso".
 *
 * @param rule the rule that takes the sum for its gradient
 * @param strength λ, 0 or more
 */
public record L1Penalty(UpdateRule rule, double strength) implements WeightPenalty {

    /** Refuses λ below 0. */
    public L1Penalty {
        Ranges.nonNegative("l1", "L1 penalty λ", strength, "usually between 0.00001 and 0.01");
    }

    @Override
    public String name() {
        return rule.name() + "+l1";
    }

    @Override
    public int scratch() {
        return rule.scratch() + 1;
    }

    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new L1Penalty(rule.withMomentum(newMomentum), strength);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var sum = state.get(rule.stateNames().size() + rule.scratch());
        k.addScaled(1, gradient, 0, sum);
        k.addSigns(strength, theta, 1, sum);
        rule.update(k, step, rate, theta, sum, state);
    }
}
