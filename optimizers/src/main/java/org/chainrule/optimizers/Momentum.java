package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Momentum, the heavy ball: {@code v := μ·v + g; θ := θ − η·v}. The change is also proportional to the change before.
 *
 * <p>v starts at 0, so the first step is a step of {@link Sgd}. The learning rate stands in the second line, as in PyTorch:
 * changing it changes the coming step at once. Sources: Polyak 1964; Sutskever, Martens, Dahl and Hinton 2013, "On the
 * importance of initialization and momentum in deep learning", §2, equations 1 and 2, where the rate stands in the first
 * line; with a constant rate that is the same.
 *
 * @param momentum μ, 0 (plain descent) or more and below 1
 */
public record Momentum(double momentum) implements UpdateRule {

    private static final List<String> STATE = List.of("velocity");

    /** Refuses μ outside [0, 1). */
    public Momentum {
        Ranges.decay("momentum", "momentum μ", momentum);
    }

    /** μ = 0.9, the usual choice. */
    public Momentum() {
        this(0.9);
    }

    @Override
    public String name() {
        return "momentum";
    }

    @Override
    public List<String> stateNames() {
        return STATE;
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var v = state.get(0);
        k.addScaled(1, gradient, momentum, v);
        k.addScaled(-rate, v, 1, theta);
    }
}
