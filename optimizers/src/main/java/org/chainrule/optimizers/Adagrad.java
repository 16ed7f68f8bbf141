package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Adagrad: {@code s := s + g²; θ := θ − η/(1 + (t − 1)·δ) · g / (√s + ε)}, elementwise at step t = 1, 2, … Weights with
 * large or frequent gradients get smaller and smaller steps, the others keep larger ones.
 *
 * <p>Source: Duchi, Hazan and Singer 2011, "Adaptive subgradient methods for online learning and stochastic optimization",
 * the diagonal version of Figure 1. There δ = 0 and s starts at 0; both numbers as in PyTorch.
 *
 * @param rateDecay δ, 0 (none) or more
 * @param initialSum s before the first step, 0 or more: the larger, the shorter the first steps
 * @param epsilon ε, above 0: keeps a weight whose gradient was always 0 from 0/0
 */
public record Adagrad(double rateDecay, double initialSum, double epsilon) implements UpdateRule {

    private static final List<String> STATE = List.of("sumOfSquares");

    /** Refuses δ and the initial sum below 0, and ε not above 0. */
    public Adagrad {
        Ranges.nonNegative("adagrad", "rate decay δ", rateDecay, "usually 0");
        Ranges.nonNegative("adagrad", "initial sum of squares", initialSum, "usually 0 or 0.1");
        Ranges.epsilon("adagrad", epsilon);
    }

    /** δ = 0, s = 0 at first, ε = 1e-10, as in PyTorch. */
    public Adagrad() {
        this(0, 0, 1e-10);
    }

    @Override
    public String name() {
        return "adagrad";
    }

    @Override
    public List<String> stateNames() {
        return STATE;
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var s = state.get(0);
        if (step == 1) {
            s.fill(initialSum);
        }
        k.addSquares(1, gradient, 1, s);
        k.addQuotient(-rate / (1 + (step - 1) * rateDecay), gradient, s, 1, epsilon, theta);
    }
}
