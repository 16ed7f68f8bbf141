package org.chainrule.core.kernel;

import java.util.Optional;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.kernel.product.FewFloats;
import org.jspecify.annotations.Nullable;

/** A small layer in plain Java. Derived from its double twin; edit that one. */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class JavaFloatLayer implements SmallLayer {

    private static final float[] NONE = {};

    private final FewFloats products;
    private final @Nullable ScalarFunction function;
    private final int size;
    private final float[] z;
    private final int zo;
    private final float[] y;
    private final int yo;
    private final float[] gy;
    private final int gyo;
    private final float[] gz;
    private final int gzo;

    private JavaFloatLayer(Matrices of) {
        products = new FewFloats(of.w(), of.b(), of.z());
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
        return FewFloats.suit(matrices.w(), matrices.z())
                ? Optional.of(new JavaFloatLayer(matrices))
                : Optional.empty();
    }

    @Override
    public void forward(Matrix x) {
        products.linear(x);
        if (function != null) {
            FloatMaps.map(function, z, zo, y, yo, size);
        }
    }

    @Override
    public void backward(Matrix x, /*wide*/ double beta) {
        if (function != null) {
            FloatMaps.vjp(function, z, zo, y, yo, gy, gyo, 0, gz, gzo, size);
        }
        products.vjp(x, beta);
    }

    private static float[] array(Matrix m) {
        return ((FloatMatrix) m).array();
    }
}
