package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/**
 * Cuts every element to at most the limit: {@code g := max(−c, min(c, g))}. Changes the direction of the gradient; NaN stays
 * NaN. PyTorch's {@code clip_grad_value_}.
 *
 * @param limit c, above 0
 */
public record ClipByValue(double limit) implements GradientTransform {

    /** Refuses a limit that is not above 0 or not finite. */
    public ClipByValue {
        Ranges.positive("clip by value", "limit", limit, "for example 0.5");
    }

    @Override
    public void apply(Kernels k, long step, Matrix all, List<Matrix> each) {
        k.clamp(limit, all);
    }
}
