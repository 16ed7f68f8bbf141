package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.FloatVector.fromArray;
import static org.chainrule.core.kernel.vector.VectorFloatForm.BLOCK;
import static org.chainrule.core.kernel.vector.VectorFloatForm.LANES;
import static org.chainrule.core.kernel.vector.VectorFloatForm.SPECIES;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chainrule.core.function.ScalarFunction;
import org.jspecify.annotations.Nullable;

/**
 * Applies vector forms to arrays. What is left over after the last whole vector is computed in a padded vector, so a
 * number gives the same bits wherever it stands. Slopes go to a block that stays in the first-level cache, and from there, with
 * the cotangents, to the result. Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorFloatMaps {

    private final float[] slopes = new float[BLOCK];
    private final float[] padded = new float[LANES];
    private final float[] result = new float[LANES];
    private final Map<ScalarFunction, Optional<VectorFloatForm>> forms = new HashMap<>();
    private @Nullable ScalarFunction last;
    private Optional<VectorFloatForm> lastForm = Optional.empty();

    /** The form of this function, if it has one. */
    Optional<VectorFloatForm> form(ScalarFunction f) {
        if (f != last) { // a network seldom has more than one
            lastForm = forms.computeIfAbsent(f, VectorFloatForms::of);
            last = f;
        }
        return lastForm;
    }

    /** {@code y_i := f(x_i)} for n elements. */
    void map(VectorFloatForm form, float[] x, int xo, float[] y, int yo, int n) {
        for (int i = 0; i < n; i += BLOCK) {
            int count = Math.min(BLOCK, n - i);
            int whole = count - count % LANES;
            if (whole > 0) {
                form.values(x, xo + i, y, yo + i, whole);
            }
            if (whole < count) {
                System.arraycopy(x, xo + i + whole, padded, 0, count - whole);
                form.values(padded, 0, result, 0, LANES);
                System.arraycopy(result, 0, y, yo + i + whole, count - whole);
            }
        }
    }

    /** {@code gx_i := gy_i · f′(x_i) + β · gx_i} for n elements. */
    void vjp(VectorFloatForm form, float[] x, int xo, float[] gy, int go, float beta, float[] gx, int to, int n) {
        for (int i = 0; i < n; i += BLOCK) {
            int count = Math.min(BLOCK, n - i);
            slopes(form, x, xo + i, count);
            multiply(gy, go + i, beta, gx, to + i, count);
        }
    }

    private void slopes(VectorFloatForm form, float[] x, int xo, int n) {
        int whole = n - n % LANES;
        if (whole > 0) {
            form.slopes(x, xo, slopes, 0, whole);
        }
        if (whole < n) {
            System.arraycopy(x, xo + whole, padded, 0, n - whole);
            form.slopes(padded, 0, slopes, whole, LANES);
        }
    }

    /** By vectors: C2 does not vectorise a loop over arrays that might be one array, read and written at two offsets. */
    private void multiply(float[] gy, int go, float beta, float[] gx, int to, int n) {
        int whole = n - n % LANES;
        if (beta == 0) {
            for (int i = 0; i < whole; i += LANES) {
                fromArray(SPECIES, slopes, i)
                        .mul(fromArray(SPECIES, gy, go + i))
                        .intoArray(gx, to + i);
            }
            for (int i = whole; i < n; i++) {
                gx[to + i] = gy[go + i] * slopes[i];
            }
        } else {
            for (int i = 0; i < whole; i += LANES) {
                fromArray(SPECIES, slopes, i)
                        .mul(fromArray(SPECIES, gy, go + i))
                        .add(fromArray(SPECIES, gx, to + i).mul(beta))
                        .intoArray(gx, to + i);
            }
            for (int i = whole; i < n; i++) {
                gx[to + i] = gy[go + i] * slopes[i] + beta * gx[to + i];
            }
        }
    }
}
