package org.chainrule.optimizers;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/** A change of the gradient between its computation and the update: a value that remembers nothing. */
public sealed interface GradientTransform
        permits ClipByGlobalNorm, ClipByNorm, ClipByValue, CustomTransform, GradientNoise {

    /**
     * Changes ∂θ in place; allocates nothing. The part of a frozen parameter is 0 and stays so.
     *
     * @param k arithmetic in the precision of ∂θ
     * @param step number of this step, 1 for the first
     * @param all ∂θ, 1×n
     * @param each the windows on it, one per parameter that is not frozen, in their order
     */
    void apply(Kernels k, long step, Matrix all, List<Matrix> each);
}
