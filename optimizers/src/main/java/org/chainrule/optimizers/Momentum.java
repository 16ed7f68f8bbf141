package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Momentum, the heavy ball: {@code v := μ·v + (1 − τ)·g; θ := θ − η·v}. The change is also proportional to the change
 * before; τ dampens what the new gradient adds.
 *
 * <p>The first velocity is the first gradient, undampened, as in PyTorch, so the first step is a step of {@link Sgd}. The
 * learning rate stands in the second line, as in PyTorch: changing it changes the coming step at once. Sources: Polyak 1964;
 * Sutskever, Martens, Dahl and Hinton 2013, "On the importance of initialization and momentum in deep learning", §2,
 * equations 1 and 2, where the rate stands in the first line; with a constant rate that is the same.
 *
 * @param momentum μ, 0 (plain descent) or more and below 1
 * @param dampening τ, 0 (none) or more and below 1
 */
public record Momentum(double momentum, double dampening) implements UpdateRule {

    private static final List<String> STATE = List.of("velocity");

    /** Refuses μ and τ outside [0, 1). */
    public Momentum {
        Ranges.decay("momentum", "momentum μ", momentum);
        Ranges.fraction("momentum", "dampening τ", dampening, "usually 0");
    }

    /** Without dampening. */
    public Momentum(double momentum) {
        this(momentum, 0);
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
    public UpdateRule withMomentum(double newMomentum) {
        return new Momentum(newMomentum, dampening);
    }

    @Override
    public void update(Kernels k, long step, double rate, Matrix theta, Matrix gradient, List<Matrix> state) {
        var v = state.get(0);
        k.addScaled(step == 1 ? 1 : 1 - dampening, gradient, momentum, v);
        k.addScaled(-rate, v, 1, theta);
    }
}
