package org.chainrule.optimizers;

import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.Kernels;

/** Running means that start at 0, and the factors that correct them for it. */
final class Means {

    private Means() {}

    /** {@code m := β·m + (1 − β)·g}. */
    static void add(Kernels k, double beta, Matrix g, Matrix m) {
        k.addScaled(1 - beta, g, beta, m);
    }

    /** {@code v := β·v + (1 − β)·g²}. */
    static void addSquares(Kernels k, double beta, Matrix g, Matrix v) {
        k.addSquares(1 - beta, g, beta, v);
    }

    /**
     * 1 − βᵗ without cancellation: the weights of all t numbers in the mean, added up. {@link StrictMath#pow} would do, but
     * on JDK 17 it allocates (measured in November 2026: 384 bytes for two corrections).
     */
    static double correction(double beta, long step) {
        return -StrictMath.expm1(step * StrictMath.log(beta));
    }
}
