package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Lion: {@code θ := θ − η·sign(β₁·m + (1 − β₁)·g); m := β₂·m + (1 − β₂)·g}. Every weight moves by exactly η, up or down; it
 * stays only where the sum is 0.
 *
 * <p>Wants a learning rate three to ten times smaller than {@link Adam}. The weight decay of its authors is
 * {@link DecoupledWeightDecay}. Source: Chen, Liang, Huang, Real, Wang, Liu, Pham, Dong, Luong, Hsieh, Lu and Le 2023,
 * "Symbolic discovery of optimization algorithms", Algorithm 2.
 *
 * @param beta1 β₁, weight of m in the direction of the step, 0 or more and below 1
 * @param beta2 β₂, decay of the mean of g, 0 or more and below 1
 */
public record Lion(double beta1, double beta2) implements UpdateRule {

    private static final List<String> STATE = List.of("m");

    /** Refuses β₁, β₂ outside [0, 1). */
    public Lion {
        Ranges.decay("lion", "beta1 β₁", beta1);
        Ranges.decay("lion", "beta2 β₂", beta2);
    }

    /** β₁ = 0.9, β₂ = 0.99: Chen and others 2023, Algorithm 2. */
    public Lion() {
        this(0.9, 0.99);
    }

    @Override
    public String name() {
        return "lion";
    }

    @Override
    public List<String> stateNames() {
        return STATE;
    }

    @Override
    public int scratch() {
        return 1;
    }

    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new Lion(newMomentum, beta2);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var m = state.get(0);
        var direction = state.get(1);
        k.addScaled(1 - beta1, gradient, 0, direction);
        k.addScaled(beta1, m, 1, direction);
        k.addSigns(-rate, direction, 1, theta);
        Means.add(k, beta2, gradient, m);
    }
}
