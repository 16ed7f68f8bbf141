package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Nesterov's momentum: {@code v := μ·v + g; θ := θ − η·(g + μ·v)}. The gradient is taken where the momentum is about to
 * carry θ; written, as in PyTorch, for the θ at which the gradient is computed.
 *
 * <p>Sources: Nesterov 1983; Sutskever, Martens, Dahl and Hinton 2013, "On the importance of initialization and momentum in
 * deep learning", §2, equations 3 and 4.
 *
 * @param momentum μ, 0 (plain descent) or more and below 1
 */
public record Nesterov(double momentum) implements UpdateRule {

    private static final List<String> STATE = List.of("velocity");

    /** Refuses μ outside [0, 1). */
    public Nesterov {
        Ranges.decay("nesterov", "momentum μ", momentum);
    }

    /** μ = 0.9, the usual choice. */
    public Nesterov() {
        this(0.9);
    }

    @Override
    public String name() {
        return "nesterov";
    }

    @Override
    public List<String> stateNames() {
        return STATE;
    }

    @Override
    public UpdateRule withMomentum(double newMomentum) {
        return new Nesterov(newMomentum);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var v = state.get(0);
        k.addScaled(1, gradient, momentum, v);
        k.addScaled(-rate, gradient, 1, theta);
        k.addScaled(-rate * momentum, v, 1, theta);
    }
}
