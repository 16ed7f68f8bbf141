package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Adam, elementwise at step t = 1, 2, …:
 *
 * <pre>{@code
 * m := β₁·m + (1 − β₁)·g
 * v := β₂·v + (1 − β₂)·g²
 * θ := θ − η · (m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)
 * }</pre>
 *
 * <p>m and v start at 0; the two divisions correct the bias towards 0 that this brings, so the first step has size
 * {@code η·|g| / (|g| + ε)}. ε stands outside the root and after the correction. Source: Kingma and Ba 2015, "Adam: a method
 * for stochastic optimization", Algorithm 1 and §3. Computed as {@code θ − (η/(1 − β₁ᵗ)) · m / (√v/√(1 − β₂ᵗ) + ε)}, the same
 * with one pass less over θ.
 *
 * @param beta1 β₁, decay of the mean of g, 0 or more and below 1
 * @param beta2 β₂, decay of the mean of g², 0 or more and below 1
 * @param epsilon ε, above 0
 */
public record Adam(double beta1, double beta2, double epsilon) implements UpdateRule {

    private static final List<String> STATE = List.of("m", "v");

    /** Refuses β₁, β₂ outside [0, 1) and ε not above 0. */
    public Adam {
        Ranges.decay("adam", "beta1 β₁", beta1);
        Ranges.decay("adam", "beta2 β₂", beta2);
        Ranges.epsilon("adam", epsilon);
    }

    /** β₁ = 0.9, β₂ = 0.999, ε = 1e-8: Kingma and Ba 2015, Algorithm 1. */
    public Adam() {
        this(0.9, 0.999, 1e-8);
    }

    @Override
    public String name() {
        return "adam";
    }

    @Override
    public List<String> stateNames() {
        return STATE;
    }

    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new Adam(newMomentum, beta2, epsilon);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var m = state.get(0);
        var v = state.get(1);
        Means.add(k, beta1, gradient, m);
        Means.addSquares(k, beta2, gradient, v);
        double scale = 1 / Math.sqrt(Means.correction(beta2, step));
        k.addQuotient(-rate / Means.correction(beta1, step), m, v, scale, epsilon, theta);
    }
}
