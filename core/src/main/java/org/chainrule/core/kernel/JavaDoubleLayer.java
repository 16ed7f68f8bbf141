package org.chainrule.core.kernel;

import java.util.Optional;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.kernel.product.FewDoubles;
import org.jspecify.annotations.Nullable;

/** A small layer in plain Java. Its float twin is derived from this file; edit this one. */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class JavaDoubleLayer implements SmallLayer {

    private static final double[] NONE = {};

    private final FewDoubles products;
    private final @Nullable ScalarFunction function;
    private final int size;
    private final double[] z;
    private final int zo;
    private final double[] y;
    private final int yo;
    private final double[] gy;
    private final int gyo;
    private final double[] gz;
    private final int gzo;

    private JavaDoubleLayer(Matrices of) {
        products = new FewDoubles(of.w(), of.b(), of.z());
        function = of.function().orElse(null);
        size = of.z().size();
        z = array(of.z());
        zo = of.z().offset();
        y = array(of.y());
        yo = of.y().offset();
        of.gradients().ifPresent(g -> products.gradients(g.z(), g.x(), g.w(), g.b()));
        gy = of.gradients().map(g -> array(g.y())).orElse(NONE);
        gyo = of.gradients().map(g -> g.y().offset()).orElse(0);
        gz = of.gradients().map(g -> array(g.z())).orElse(NONE);
        gzo = of.gradients().map(g -> g.z().offset()).orElse(0);
    }

    /** The layer, if it is small. */
    static Optional<SmallLayer> of(Matrices matrices) {
        return FewDoubles.suit(matrices.w(), matrices.z())
                ? Optional.of(new JavaDoubleLayer(matrices))
                : Optional.empty();
    }

    @Override
    public void forward(Matrix x) {
        products.linear(x);
        if (function != null) {
            DoubleMaps.map(function, z, zo, y, yo, size);
        }
    }

    @Override
    public void backward(Matrix x, /*wide*/ double beta) {
        if (function != null) {
            DoubleMaps.vjp(function, z, zo, y, yo, gy, gyo, 0, gz, gzo, size);
        }
        products.vjp(x, beta);
    }

    private static double[] array(Matrix m) {
        return ((DoubleMatrix) m).array();
    }
}
