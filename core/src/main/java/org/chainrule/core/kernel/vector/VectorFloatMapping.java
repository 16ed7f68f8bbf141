package org.chainrule.core.kernel.vector;

import static org.chainrule.core.kernel.vector.VectorFloatForm.BLOCK;

import java.util.Arrays;
import java.util.Optional;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.kernel.product.Crew;

/**
 * Functions of whole matrices by the threads of a crew, each of which has forms and memory of its own. A number gives the same bits
 * wherever it stands, so a matrix may be cut anywhere. Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class VectorFloatMapping {

    /** Elements of a part: some 3 µs at least. */
    static final int PART = 8 * BLOCK;

    private static final float[] NONE = {};

    private final Crew crew;
    private final VectorFloatMaps[] maps;
    private final Crew.Work values = this::values;
    private final Crew.Work slopes = this::slopes;
    private Optional<ScalarFunction> function = Optional.empty();
    private int size;
    private float[] x = NONE;
    private int xo;
    private float[] y = NONE;
    private int yo;
    private float[] gx = NONE;
    private int go;
    private float beta;

    VectorFloatMapping(Crew crew) {
        this.crew = crew;
        maps = new VectorFloatMaps[crew.threads()];
        Arrays.setAll(maps, thread -> new VectorFloatMaps());
    }

    /** Those of the calling thread. */
    VectorFloatMaps own() {
        return maps[0];
    }

    /** {@code y := f(x)}. */
    void map(ScalarFunction f, VectorFloatForm form, Matrix from, Matrix to) {
        if (isShared(from)) {
            lay(f, from, to);
            share(values);
        } else {
            maps[0].map(form, array(from), from.offset(), array(to), to.offset(), from.size());
        }
    }

    /** {@code gx := gy · f′(x) + β · gx}. */
    void vjp(ScalarFunction f, VectorFloatForm form, Matrix from, Matrix gy, /*wide*/ double factor, Matrix to) {
        if (isShared(from)) {
            lay(f, from, gy);
            gx = array(to);
            go = to.offset();
            beta = (float) factor;
            share(slopes);
        } else {
            maps[0].vjp(
                    form,
                    array(from),
                    from.offset(),
                    array(gy),
                    gy.offset(),
                    (float) factor,
                    array(to),
                    to.offset(),
                    from.size());
        }
    }

    private boolean isShared(Matrix matrix) {
        return maps.length > 1 && matrix.size() >= 2 * PART;
    }

    private void lay(ScalarFunction f, Matrix from, Matrix other) {
        if (function.isEmpty() || function.get() != f) {
            function = Optional.of(f);
        }
        size = from.size();
        x = array(from);
        xo = from.offset();
        y = array(other);
        yo = other.offset();
    }

    /** Does all parts, and keeps no operand, whatever happens. */
    private void share(Crew.Work work) {
        try {
            crew.run((size + PART - 1) / PART, work);
        } finally {
            x = NONE;
            y = NONE;
            gx = NONE;
        }
    }

    private void values(int index, int thread) {
        int at = index * PART;
        maps[thread].map(form(thread), x, xo + at, y, yo + at, Math.min(PART, size - at));
    }

    private void slopes(int index, int thread) {
        int at = index * PART;
        int count = Math.min(PART, size - at);
        maps[thread].vjp(form(thread), x, xo + at, y, yo + at, beta, gx, go + at, count);
    }

    /** That of the thread: a form computes in memory of its own. */
    private VectorFloatForm form(int thread) {
        return maps[thread].form(function.orElseThrow()).orElseThrow();
    }

    private static float[] array(Matrix m) {
        return ((FloatMatrix) m).array();
    }
}
