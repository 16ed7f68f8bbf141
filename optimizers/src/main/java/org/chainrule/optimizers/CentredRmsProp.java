package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Centred RMSProp: {@code m := α·m + (1 − α)·g; s := α·s + (1 − α)·g²; θ := θ − η·g / (√(s − m²) + ε)}, elementwise. The
 * step is divided by the running standard deviation of the gradient, not by its root mean square.
 *
 * <p>The variance s − m² is not computed as a difference, which cancels and after rounding can be negative, but by an
 * identity in which no term is negative: after a step it is {@code α·(variance + (1 − α)·(g − m)²)}, with the variance and
 * m of before. Source: Graves 2013, "Generating sequences with recurrent neural networks", §4.2, equations 38 to 41, without
 * his momentum and with ε outside the root as in PyTorch.
 *
 * @param smoothing α, 0 or more and below 1
 * @param epsilon ε, above 0: if the gradient never changes the deviation goes to 0, and only ε bounds the step
 */
public record CentredRmsProp(double smoothing, double epsilon) implements UpdateRule {

    private static final List<String> STATE = List.of("mean", "variance");

    /** Refuses α outside [0, 1) and ε not above 0. */
    public CentredRmsProp {
        Ranges.decay("centred-rmsprop", "smoothing α", smoothing);
        Ranges.epsilon("centred-rmsprop", epsilon);
    }

    /** α = 0.99, ε = 1e-8, as in PyTorch. */
    public CentredRmsProp() {
        this(0.99, 1e-8);
    }

    @Override
    public String name() {
        return "centred-rmsprop";
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
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        addToVariance(k, smoothing, gradient, state.get(0), state.get(1), state.get(2));
        k.addQuotient(-rate, gradient, state.get(1), 1, epsilon, theta);
    }

    /** {@code d := g − m; variance := α·(variance + (1 − α)·d²); m := m + (1 − α)·d}. */
    static void addToVariance(Kernels k, double alpha, Matrix g, Matrix m, Matrix variance, Matrix d) {
        k.addScaled(1, g, 0, d);
        k.addScaled(-1, m, 1, d);
        k.addSquares(alpha * (1 - alpha), d, alpha, variance);
        k.addScaled(1 - alpha, d, 1, m);
    }
}
