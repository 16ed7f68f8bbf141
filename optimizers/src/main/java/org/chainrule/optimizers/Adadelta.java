package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Adadelta, elementwise:
 *
 * <pre>{@code
 * v := ρ·v + (1 − ρ)·g²
 * d := g · √(u + ε) / √(v + ε)
 * u := ρ·u + (1 − ρ)·d²
 * θ := θ − η·d
 * }</pre>
 *
 * <p>The step has the unit of θ: the gradient is divided by its own size and multiplied by that of the steps before. So
 * η = 1 is natural, as in PyTorch. u and v start at 0; ε stands inside both roots and gets the first step under way. Source:
 * Zeiler 2012, "ADADELTA: an adaptive learning rate method", Algorithm 1.
 *
 * @param smoothing ρ, 0 or more and below 1
 * @param epsilon ε, above 0
 */
public record Adadelta(double smoothing, double epsilon) implements UpdateRule {

    private static final List<String> STATE = List.of("meanSquare", "meanSquareStep");

    /** Refuses ρ outside [0, 1) and ε not above 0. */
    public Adadelta {
        Ranges.decay("adadelta", "smoothing ρ", smoothing);
        Ranges.epsilon("adadelta", epsilon);
    }

    /** ρ = 0.9, ε = 1e-6, as in PyTorch. */
    public Adadelta() {
        this(0.9, 1e-6);
    }

    @Override
    public String name() {
        return "adadelta";
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
        var v = state.get(0);
        var u = state.get(1);
        var d = state.get(2);
        Means.addSquares(k, smoothing, gradient, v);
        k.scaleByRoots(gradient, u, v, epsilon, d);
        Means.addSquares(k, smoothing, d, u);
        k.addScaled(-rate, d, 1, theta);
    }
}
