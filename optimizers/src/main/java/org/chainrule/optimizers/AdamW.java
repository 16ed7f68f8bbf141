package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * AdamW: {@code θ := (1 − η·λ)·θ}, then a step of {@link Adam}. The decay is decoupled from the gradient: it is not divided
 * by its size, so weights with large gradients decay as fast as the others.
 *
 * <p>The same as {@link DecoupledWeightDecay} of Adam, under its own name. As in PyTorch the learning rate multiplies the
 * decay too. Source: Loshchilov and Hutter 2019, "Decoupled weight decay regularization", Algorithm 2.
 *
 * @param adam the rule that follows the decay
 * @param strength λ, 0 or more
 */
public record AdamW(Adam adam, double strength) implements UpdateRule {

    /** Refuses λ below 0. */
    public AdamW {
        Ranges.nonNegative("adamw", "weight decay λ", strength, "usually between 0.0001 and 0.1");
    }

    /** With the defaults of {@link Adam}. */
    public AdamW(double strength) {
        this(new Adam(), strength);
    }

    /** λ = 0.01, as in PyTorch. */
    public AdamW() {
        this(0.01);
    }

    @Override
    public String name() {
        return "adamw";
    }

    @Override
    public List<String> stateNames() {
        return adam.stateNames();
    }

    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new AdamW(new Adam(newMomentum, adam.beta2(), adam.epsilon()), strength);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        DecoupledWeightDecay.decay(k, rate, strength, theta);
        adam.update(k, step, rate, theta, gradient, state);
    }
}
