package org.chainrule.core.kernel.vector;

import java.util.Objects;
import java.util.Optional;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.kernel.SmallLayer;
import org.chainrule.core.kernel.product.FewFloats;
import org.chainrule.core.kernel.product.FloatUnits;
import org.jspecify.annotations.Nullable;

/**
 * A small layer with a function that has a form. Where the form has a scalar twin, forward computes the slopes as well, from what
 * values and slopes share, and keeps them for backward. Derived from its double twin; edit that one. */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorFloatLayer implements SmallLayer, FloatUnits {

    /** So many numbers go one by one, if they can. */
    private static final int FEW = 8;

    private static final float[] NONE = {};

    private final VectorFloatMaps maps;
    private final VectorFloatForm form;
    private final @Nullable VectorFloatScalars scalars;
    private final FewFloats products;
    private final int size;
    private final float[] slopes;
    private final float[] z;
    private final int zo;
    private final float[] y;
    private final int yo;
    private final float[] gy;
    private final int gyo;
    private final float[] gz;
    private final int gzo;

    private VectorFloatLayer(VectorFloatMaps maps, VectorFloatForm form, Matrices of) {
        this.maps = maps;
        this.form = form;
        products = new FewFloats(of.w(), of.b(), of.z());
        size = of.z().size();
        scalars = form instanceof VectorFloatScalars both && size <= FEW ? both : null;
        slopes = new float[size];
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
    static Optional<SmallLayer> of(VectorFloatMaps maps, VectorFloatForm form, Matrices matrices) {
        return FewFloats.suit(matrices.w(), matrices.z())
                ? Optional.of(new VectorFloatLayer(maps, form, matrices))
                : Optional.empty();
    }

    @Override
    public void forward(Matrix x) {
        if (isByUnits()) {
            products.linear(x, this);
            return;
        }
        products.linear(x);
        if (scalars != null) {
            for (int i = 0; i < size; i++) {
                apply(scalars, i, z[zo + i]);
            }
        } else {
            maps.map(form, z, zo, y, yo, size);
        }
    }

    private boolean isByUnits() {
        return scalars != null && products.isOneRow();
    }

    private void apply(VectorFloatScalars to, int i, float t) {
        float shared = to.shared(t);
        y[yo + i] = to.value(t, shared);
        slopes[i] = to.slope(t, shared);
    }

    @Override
    public void accept(int j, float t) {
        z[zo + j] = t;
        apply(Objects.requireNonNull(scalars), j, t);
    }

    @Override
    public float gradient(int j) {
        float g = gy[gyo + j] * slopes[j];
        gz[gzo + j] = g;
        return g;
    }

    @Override
    public void backward(Matrix x, /*wide*/ double beta) {
        if (beta == 0 && isByUnits()) {
            products.vjp(x, this);
            return;
        }
        if (scalars != null) {
            for (int i = 0; i < size; i++) {
                gradient(i);
            }
        } else {
            maps.vjp(form, z, zo, gy, gyo, 0, gz, gzo, size);
        }
        products.vjp(x, beta);
    }

    private static float[] array(Matrix m) {
        return ((FloatMatrix) m).array();
    }
}
