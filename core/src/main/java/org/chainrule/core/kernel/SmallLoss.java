package org.chainrule.core.kernel;

import java.util.Optional;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.ElementLoss;

/**
 * The loss of a prediction of few numbers, summed over its rows, prepared as a {@link SmallLayer} is: to the bits of the verbs
 * of the {@link Kernels} that prepared it, for one thread at a time.
 */
public interface SmallLoss {

    /**
     * The matrices of a loss, which are shared; t is given with every pass.
     *
     * @param p prediction, m×n
     * @param gradient ∂L/∂p, m×n, where {@link #backward} goes, if it is wanted
     */
    record Matrices(ElementLoss loss, Matrix p, Optional<Matrix> gradient) {}

    /**
     * {@link Kernels#losses} and {@link Kernels#sum}: Σ_i loss(p_i, t_i). t: m×n.
     *
     * @throws IllegalArgumentException if a target is out of range, naming row, column and value
     */
    double forward(Matrix t);

    /**
     * {@link Kernels#lossesVjp} with β = 0, {@code ∂L/∂p_i := cotangent · ∂loss(p_i, t_i)/∂p_i}; only with a gradient. t: m×n.
     *
     * @param cotangent of every row, times the factor
     */
    void backward(Matrix t, double cotangent);
}
