package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Decoupled weight decay: {@code θ := (1 − η·λ)·θ}, then a step of the rule, which knows nothing of it. With {@link Sgd} this
 * is {@link L2Penalty}; with an adaptive rule it is not, because that would divide the penalty by the size of the gradient.
 *
 * <p>As in PyTorch the learning rate multiplies the decay too. Computed as θ − η·λ·θ: in single precision 1 − η·λ would lose
 * digits of λ. Source: Loshchilov and Hutter 2019, "Decoupled weight decay regularization", Algorithms 1 and 2.
 *
 * @param rule the rule that makes the step after the decay
 * @param strength λ, 0 or more
 */
public record DecoupledWeightDecay(UpdateRule rule, double strength) implements WeightPenalty {

    /** Refuses λ below 0. */
    public DecoupledWeightDecay {
        Ranges.nonNegative("decay", "weight decay λ", strength, "usually between 0.0001 and 0.1");
    }

    @Override
    public String name() {
        return rule.name() + "+decay";
    }

    @Override
    public int scratch() {
        return rule.scratch();
    }

    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new DecoupledWeightDecay(rule.withMomentum(newMomentum), strength);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        decay(k, rate, strength, theta);
        rule.update(k, step, rate, theta, gradient, state);
    }

    /** {@code θ := θ − η·λ·θ}. */
    static void decay(Kernels k, double rate, double strength, Matrix theta) {
        k.addScaled(-rate * strength, theta, 1, theta);
    }
}
