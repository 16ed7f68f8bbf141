package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * RMSProp with momentum: {@code s := α·s + (1 − α)·g²; b := μ·b + g / (√s + ε); θ := θ − η·b}, elementwise. The heavy ball
 * of {@link Momentum} rolls over gradients that {@link RmsProp} has scaled.
 *
 * <p>As in PyTorch. Source: Graves 2013, "Generating sequences with recurrent neural networks", §4.2, equations 38 to 41,
 * there centred and with ε inside the root.
 *
 * @param smoothing α, 0 or more and below 1
 * @param epsilon ε, above 0
 * @param momentum μ, 0 ({@link RmsProp}) or more and below 1
 */
public record RmsPropMomentum(double smoothing, double epsilon, double momentum) implements UpdateRule {

    private static final List<String> STATE = List.of("meanSquare", "velocity");

    /** Refuses α, μ outside [0, 1) and ε not above 0. */
    public RmsPropMomentum {
        Ranges.decay("rmsprop-momentum", "smoothing α", smoothing);
        Ranges.epsilon("rmsprop-momentum", epsilon);
        Ranges.decay("rmsprop-momentum", "momentum μ", momentum);
    }

    /** α = 0.99, ε = 1e-8, as in PyTorch; μ = 0.9. */
    public RmsPropMomentum() {
        this(0.99, 1e-8, 0.9);
    }

    @Override
    public String name() {
        return "rmsprop-momentum";
    }

    @Override
    public List<String> stateNames() {
        return STATE;
    }

    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new RmsPropMomentum(smoothing, epsilon, newMomentum);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var s = state.get(0);
        var b = state.get(1);
        Means.addSquares(k, smoothing, gradient, s);
        k.addScaled(momentum, b, 0, b);
        k.addQuotient(1, gradient, s, 1, epsilon, b);
        k.addScaled(-rate, b, 1, theta);
    }
}
