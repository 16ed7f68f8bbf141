package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Shortens ∂θ as a whole if it is longer than the limit: {@code ∂θ := c·∂θ/‖∂θ‖} where ‖∂θ‖ is above c. Keeps its direction.
 *
 * <p>PyTorch's {@code clip_grad_norm_}, without the 1e-6 it adds to the norm. A norm that is not finite changes nothing, as in
 * {@link ClipByNorm}. Source: Pascanu, Mikolov and Bengio 2013, "On the difficulty of training recurrent neural networks",
 * Algorithm 1.
 *
 * @param limit c, above 0
 */
public record ClipByGlobalNorm(double limit) implements GradientTransform {

    /** Refuses a limit that is not above 0 or not finite. */
    public ClipByGlobalNorm {
        Ranges.positive("clip by global norm", "limit", limit, "for example 1");
    }

    @Override
    public void apply(Kernels k, long step, Matrix all, List<Matrix> each) {
        ClipByNorm.shorten(k, all, limit);
    }
}
