package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * RAdam, elementwise at step t = 1, 2, …:
 *
 * <pre>{@code
 * m := β₁·m + (1 − β₁)·g
 * v := β₂·v + (1 − β₂)·g²
 * ρ∞ = 2/(1 − β₂) − 1;  ρ = ρ∞ − 2·t·β₂ᵗ/(1 − β₂ᵗ)
 * ρ > 5:  θ := θ − η · m/(1 − β₁ᵗ) · √(1 − β₂ᵗ)/(√v + ε) · √((ρ − 4)·(ρ − 2)·ρ∞ / ((ρ∞ − 4)·(ρ∞ − 2)·ρ))
 * else:   θ := θ − η · m/(1 − β₁ᵗ)
 * }</pre>
 *
 * <p>{@link Adam} that does not trust v before it has seen enough gradients: ρ is the number of them that v effectively
 * averages, the last root makes the variance of the step as large as it will be in the end. Source: Liu, Jiang, He, Chen,
 * Liu, Gao and Han 2020, "On the variance of the adaptive learning rate and beyond", Algorithm 2, where the bound is 4; 5, and
 * ε added before the correction, as in PyTorch.
 *
 * @param beta1 β₁, decay of the mean of g, 0 or more and below 1
 * @param beta2 β₂, decay of the mean of g², 0 or more and below 1
 * @param epsilon ε, above 0
 */
public record RAdam(double beta1, double beta2, double epsilon) implements UpdateRule {

    private static final List<String> STATE = List.of("m", "v");

    /** Refuses β₁, β₂ outside [0, 1) and ε not above 0. */
    public RAdam {
        Ranges.decay("radam", "beta1 β₁", beta1);
        Ranges.decay("radam", "beta2 β₂", beta2);
        Ranges.epsilon("radam", epsilon);
    }

    /** β₁ = 0.9, β₂ = 0.999, ε = 1e-8, as in PyTorch. */
    public RAdam() {
        this(0.9, 0.999, 1e-8);
    }

    @Override
    public String name() {
        return "radam";
    }

    @Override
    public List<String> stateNames() {
        return STATE;
    }

    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new RAdam(newMomentum, beta2, epsilon);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var m = state.get(0);
        var v = state.get(1);
        Means.add(k, beta1, gradient, m);
        Means.addSquares(k, beta2, gradient, v);
        double factor = -rate / Means.correction(beta1, step);
        double correction = Means.correction(beta2, step);
        double limit = 2 / (1 - beta2) - 1;
        double seen = limit - 2 * step * (1 - correction) / correction;
        if (seen > 5) {
            double rectified = (seen - 4) / (limit - 4) * ((seen - 2) / (limit - 2)) * (limit / seen);
            k.addQuotient(factor * Math.sqrt(rectified * correction), m, v, 1, epsilon, theta);
        } else {
            k.addScaled(factor, m, 1, theta);
        }
    }
}
