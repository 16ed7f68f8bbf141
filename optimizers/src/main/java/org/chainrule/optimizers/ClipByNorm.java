package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Shortens the gradient of every parameter that is longer than the limit: {@code g := c·g/‖g‖} where ‖g‖ is above c. Every
 * parameter keeps its direction, θ as a whole does not; see {@link ClipByGlobalNorm}.
 *
 * <p>A norm that is not finite (NaN, or squares too large for a double) changes nothing, so that divergence stays visible.
 *
 * @param limit c, above 0
 */
public record ClipByNorm(double limit) implements GradientTransform {

    /** Refuses a limit that is not above 0 or not finite. */
    public ClipByNorm {
        Ranges.positive("clip by norm", "limit", limit, "for example 1");
    }

    @Override
    public void apply(Kernels k, long step, Matrix all, List<Matrix> each) {
        for (int i = 0; i < each.size(); i++) {
            shorten(k, each.get(i), limit);
        }
    }

    /** Makes g at most this long. */
    static void shorten(Kernels k, Matrix g, double limit) {
        double norm = Math.sqrt(k.dot(g, g));
        if (norm > limit && norm < Double.POSITIVE_INFINITY) {
            k.addScaled(limit / norm, g, 0, g);
        }
    }
}
