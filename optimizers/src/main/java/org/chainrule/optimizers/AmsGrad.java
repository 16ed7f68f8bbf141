package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * AMSGrad, elementwise at step t = 1, 2, …:
 *
 * <pre>{@code
 * m := β₁·m + (1 − β₁)·g
 * v := β₂·v + (1 − β₂)·g²
 * w := max(w, v)
 * θ := θ − η · (m / (1 − β₁ᵗ)) / (√(w / (1 − β₂ᵗ)) + ε)
 * }</pre>
 *
 * <p>{@link Adam} divided by the largest mean square so far, so that no weight's step grows again once a large gradient is
 * forgotten. Source: Reddi, Kale and Kumar 2018, "On the convergence of Adam and beyond", Algorithm 2, which has no
 * corrections; they stand, and the maximum is taken before them, as in PyTorch.
 *
 * @param beta1 β₁, decay of the mean of g, 0 or more and below 1
 * @param beta2 β₂, decay of the mean of g², 0 or more and below 1
 * @param epsilon ε, above 0
 */
public record AmsGrad(double beta1, double beta2, double epsilon) implements UpdateRule {

    private static final List<String> STATE = List.of("m", "v", "largestV");

    /** Refuses β₁, β₂ outside [0, 1) and ε not above 0. */
    public AmsGrad {
        Ranges.decay("amsgrad", "beta1 β₁", beta1);
        Ranges.decay("amsgrad", "beta2 β₂", beta2);
        Ranges.epsilon("amsgrad", epsilon);
    }

    /** β₁ = 0.9, β₂ = 0.999, ε = 1e-8, as in PyTorch. */
    public AmsGrad() {
        this(0.9, 0.999, 1e-8);
    }

    @Override
    public String name() {
        return "amsgrad";
    }

    @Override
    public List<String> stateNames() {
        return STATE;
    }

    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new AmsGrad(newMomentum, beta2, epsilon);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var m = state.get(0);
        var v = state.get(1);
        var w = state.get(2);
        Means.add(k, beta1, gradient, m);
        Means.addSquares(k, beta2, gradient, v);
        k.raiseToMagnitudes(v, 0, 1, w);
        double scale = 1 / Math.sqrt(Means.correction(beta2, step));
        k.addQuotient(-rate / Means.correction(beta1, step), m, w, scale, epsilon, theta);
    }
}
