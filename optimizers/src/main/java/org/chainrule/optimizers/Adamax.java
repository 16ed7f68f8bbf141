package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Adamax, elementwise at step t = 1, 2, …:
 *
 * <pre>{@code
 * m := β₁·m + (1 − β₁)·g
 * u := max(β₂·u, |g| + ε)
 * θ := θ − η/(1 − β₁ᵗ) · m / u
 * }</pre>
 *
 * <p>{@link Adam} with the largest gradient, slowly forgotten, in the place of the root mean square. Source: Kingma and Ba
 * 2015, "Adam: a method for stochastic optimization", §7.1, Algorithm 2, which has no ε; it stands inside the maximum as in
 * PyTorch.
 *
 * @param beta1 β₁, decay of the mean of g, 0 or more and below 1
 * @param beta2 β₂, decay of the largest |g|, 0 or more and below 1
 * @param epsilon ε, above 0
 */
public record Adamax(double beta1, double beta2, double epsilon) implements UpdateRule {

    private static final List<String> STATE = List.of("m", "u");

    /** Refuses β₁, β₂ outside [0, 1) and ε not above 0. */
    public Adamax {
        Ranges.decay("adamax", "beta1 β₁", beta1);
        Ranges.decay("adamax", "beta2 β₂", beta2);
        Ranges.epsilon("adamax", epsilon);
    }

    /** β₁ = 0.9, β₂ = 0.999: Kingma and Ba 2015, Algorithm 2; ε = 1e-8, as in PyTorch. */
    public Adamax() {
        this(0.9, 0.999, 1e-8);
    }

    @Override
    public String name() {
        return "adamax";
    }

    @Override
    public List<String> stateNames() {
        return STATE;
    }

    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new Adamax(newMomentum, beta2, epsilon);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var m = state.get(0);
        var u = state.get(1);
        Means.add(k, beta1, gradient, m);
        k.raiseToMagnitudes(gradient, epsilon, beta2, u);
        k.addRatios(-rate / Means.correction(beta1, step), m, u, theta);
    }
}
