package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Coupled weight decay: the rule sees {@code g + λ·θ}, the gradient of the loss with {@code λ/2·Σθ²} added. An adaptive rule
 * divides the penalty by the size of the gradient too; {@link DecoupledWeightDecay} does not.
 *
 * <p>What PyTorch calls {@code weight_decay} everywhere but in AdamW. ∂θ itself stays the gradient of the loss. Source: Krogh
 * and Hertz 1992, "A simple weight decay can improve generalization".
 *
 * @param rule the rule that takes the sum for its gradient
 * @param strength λ, 0 or more
 */
public record L2Penalty(UpdateRule rule, double strength) implements WeightPenalty {

    /** Refuses λ below 0. */
    public L2Penalty {
        Ranges.nonNegative("l2", "L2 penalty λ", strength, "usually between 0.00001 and 0.01");
    }

    @Override
    public String name() {
        return rule.name() + "+l2";
    }

    @Override
    public int scratch() {
        return rule.scratch() + 1;
    }

    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new L2Penalty(rule.withMomentum(newMomentum), strength);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var sum = state.get(rule.stateNames().size() + rule.scratch());
        k.addScaled(1, gradient, 0, sum);
        k.addScaled(strength, theta, 1, sum);
        rule.update(k, step, rate, theta, sum, state);
    }
}
