package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * NAdam, elementwise at step t = 1, 2, …:
 *
 * <pre>{@code
 * μ_t = β₁·(1 − ½·0.96^(t·ψ))
 * m := β₁·m + (1 − β₁)·g
 * v := β₂·v + (1 − β₂)·g²
 * θ := θ − η · ((1 − μ_t)/(1 − μ₁⋯μ_t)·g + μ_{t+1}/(1 − μ₁⋯μ_{t+1})·m) / (√(v / (1 − β₂ᵗ)) + ε)
 * }</pre>
 *
 * <p>{@link Adam} that looks ahead as {@link Nesterov} does, with a momentum that grows towards β₁. Source: Dozat 2016,
 * "Incorporating Nesterov momentum into Adam", Algorithm 2; ψ as in PyTorch, whose running product of the μ is computed here
 * from t alone, so that nothing has to be remembered.
 *
 * @param beta1 β₁, decay of the mean of g and limit of μ, 0 or more and below 1
 * @param beta2 β₂, decay of the mean of g², 0 or more and below 1
 * @param epsilon ε, above 0
 * @param momentumDecay ψ, 0 (μ stays at ½β₁) or more: how fast μ grows
 */
public record NAdam(double beta1, double beta2, double epsilon, double momentumDecay) implements UpdateRule {

    private static final List<String> STATE = List.of("m", "v");

    /** Refuses β₁, β₂ outside [0, 1), ψ below 0 and ε not above 0. */
    public NAdam {
        Ranges.decay("nadam", "beta1 β₁", beta1);
        Ranges.decay("nadam", "beta2 β₂", beta2);
        Ranges.epsilon("nadam", epsilon);
        Ranges.nonNegative("nadam", "momentum decay ψ", momentumDecay, "usually 0.004");
    }

    /** β₁ = 0.9, β₂ = 0.999, ε = 1e-8, ψ = 0.004, as in PyTorch. */
    public NAdam() {
        this(0.9, 0.999, 1e-8, 0.004);
    }

    @Override
    public String name() {
        return "nadam";
    }

    @Override
    public List<String> stateNames() {
        return STATE;
    }

    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new NAdam(newMomentum, beta2, epsilon, momentumDecay);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var m = state.get(0);
        var v = state.get(1);
        Means.add(k, beta1, gradient, m);
        Means.addSquares(k, beta2, gradient, v);
        double scale = 1 / Math.sqrt(Means.correction(beta2, step));
        double now = (1 - momentum(step)) / -StrictMath.expm1(logOfProduct(step));
        double next = momentum(step + 1) / -StrictMath.expm1(logOfProduct(step + 1));
        k.addQuotient(-rate * now, gradient, v, scale, epsilon, theta);
        k.addQuotient(-rate * next, m, v, scale, epsilon, theta);
    }

    /** μ_t. */
    double momentum(long t) {
        return beta1 * (1 - 0.5 * StrictMath.exp(t * logOfBase()));
    }

    /** ln q with q = 0.96^ψ, so that μ_t = β₁·(1 − ½·qᵗ). */
    private double logOfBase() {
        return momentumDecay * StrictMath.log(0.96);
    }

    /**
     * ln(μ₁⋯μ_t) = t·ln β₁ + Σ_i ln(1 − ½·qⁱ), where ln(1 − z) = −Σ_n zⁿ/n, and the sum over i = 1…t of q^(i·n) is geometric:
     * qⁿ·(1 − q^(n·t))/(1 − qⁿ). The n-th term is at most 2⁻ⁿ⁺¹/n of the first, so 50 are enough. Where β₁ᵗ alone is below
     * e⁻⁴⁰ the product does not show beside 1, and the sum is left out.
     */
    double logOfProduct(long t) {
        double log = t * StrictMath.log(beta1);
        if (log < -40) {
            return log;
        }
        double q = logOfBase();
        double factor = 1;
        for (int n = 1; n <= 50; n++) {
            factor *= 0.5;
            double sum = q == 0 ? t : StrictMath.exp(n * q) * StrictMath.expm1(n * t * q) / StrictMath.expm1(n * q);
            log -= factor / n * sum;
        }
        return log;
    }
}
