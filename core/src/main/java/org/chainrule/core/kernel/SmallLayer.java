package org.chainrule.core.kernel;

import java.util.Optional;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.ScalarFunction;

/**
 * A linear layer of few numbers and the function behind it, {@code z = x · Wᵀ + b}, {@code y = f(z)}, prepared: arrays,
 * offsets and sizes are looked up once, which for a handful of numbers takes longer than to compute with them. It gives the
 * bits of the verbs of the {@link Kernels} that prepared it, and like them is for one thread at a time.
 */
public interface SmallLayer {

    /**
     * The matrices of a layer, which are shared; x is given with every pass.
     *
     * @param function f, or none: then y is z itself
     * @param w W, n×k
     * @param b 1×n
     * @param z m×n
     * @param y m×n
     * @param gradients where {@link #backward} goes, if it is wanted
     */
    record Matrices(
            Optional<ScalarFunction> function, Matrix w, Matrix b, Matrix z, Matrix y, Optional<Gradients> gradients) {}

    /**
     * The gradients of a layer.
     *
     * @param y ∂L/∂y, m×n, which is read
     * @param z m×n, without a function that of y itself
     * @param x m×k, if it is wanted
     * @param w n×k
     * @param b 1×n
     */
    record Gradients(Matrix y, Matrix z, Optional<Matrix> x, Matrix w, Matrix b) {}

    /** {@link Kernels#linear} and {@link Kernels#map}. x: m×k. */
    void forward(Matrix x);

    /**
     * {@link Kernels#mapVjp} and {@link Kernels#multiply} with β = 0, {@link Kernels#multiplyLeftTransposed} and
     * {@link Kernels#columnSums} with this β; after {@link #forward}, of which it may have kept something, and only with
     * gradients.
     *
     * @param x as in the forward pass
     */
    void backward(Matrix x, double beta);
}
