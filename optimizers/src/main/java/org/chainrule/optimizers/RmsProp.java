package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * RMSProp: {@code s := α·s + (1 − α)·g²; θ := θ − η·g / (√s + ε)}, elementwise. Every weight's step is divided by the root
 * of a running mean of its squared gradients.
 *
 * <p>s starts at 0 and is not corrected for it, so the first step has size {@code η·|g| / (√(1 − α)·|g| + ε)}, about ten
 * times η with α = 0.99. ε stands outside the root, as in PyTorch. Sources: Tieleman and Hinton 2012, "Neural Networks for
 * Machine Learning", lecture 6e, where α = 0.9; Goodfellow, Bengio and Courville 2016, §8.5.2, Algorithm 8.4, where ε stands
 * inside.
 *
 * @param smoothing α, 0 or more and below 1
 * @param epsilon ε, above 0: keeps a weight whose gradient was always 0 from 0/0
 */
public record RmsProp(double smoothing, double epsilon) implements UpdateRule {

    private static final List<String> STATE = List.of("meanSquare");

    /** Refuses α outside [0, 1) and ε not above 0. */
    public RmsProp {
        Ranges.decay("rmsprop", "smoothing α", smoothing);
        Ranges.epsilon("rmsprop", epsilon);
    }

    /** α = 0.99, ε = 1e-8, as in PyTorch. */
    public RmsProp() {
        this(0.99, 1e-8);
    }

    @Override
    public String name() {
        return "rmsprop";
    }

    @Override
    public List<String> stateNames() {
        return STATE;
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var s = state.get(0);
        Means.addSquares(k, smoothing, gradient, s);
        k.addQuotient(-rate, gradient, s, 1, epsilon, theta);
    }
}
