package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Centred RMSProp with momentum: {@code b := μ·b + g / (√(s − m²) + ε); θ := θ − η·b}, with m and s the running means of g
 * and g² as in {@link CentredRmsProp}.
 *
 * <p>Source: Graves 2013, "Generating sequences with recurrent neural networks", §4.2, equations 38 to 41, with ε outside the
 * root and the rate in the last line as in PyTorch.
 *
 * @param smoothing α, 0 or more and below 1
 * @param epsilon ε, above 0
 * @param momentum μ, 0 ({@link CentredRmsProp}) or more and below 1
 */
public record CentredRmsPropMomentum(double smoothing, double epsilon, double momentum) implements UpdateRule {

    private static final List<String> STATE = List.of("mean", "variance", "velocity");

    /** Refuses α, μ outside [0, 1) and ε not above 0. */
    public CentredRmsPropMomentum {
        Ranges.decay("centred-rmsprop-momentum", "smoothing α", smoothing);
        Ranges.epsilon("centred-rmsprop-momentum", epsilon);
        Ranges.decay("centred-rmsprop-momentum", "momentum μ", momentum);
    }

    /** α = 0.99, ε = 1e-8, as in PyTorch; μ = 0.9. */
    public CentredRmsPropMomentum() {
        this(0.99, 1e-8, 0.9);
    }

    @Override
    public String name() {
        return "centred-rmsprop-momentum";
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
        return new CentredRmsPropMomentum(smoothing, epsilon, newMomentum);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var b = state.get(2);
        CentredRmsProp.addToVariance(k, smoothing, gradient, state.get(0), state.get(1), state.get(3));
        k.addScaled(momentum, b, 0, b);
        k.addQuotient(1, gradient, state.get(1), 1, epsilon, b);
        k.addScaled(-rate, b, 1, theta);
    }
}
