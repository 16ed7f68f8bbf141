package org.chainrule.core.kernel;

import org.chainrule.core.function.HardTanh;
import org.chainrule.core.function.Identity;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Relu6;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.SquaredRelu;

/**
 * A scalar function on many elements, and its VJP. Clamps and rectifiers have loops without a branch per element, which C2
 * vectorises if all arrays have the same index; a mispredicted {@code x > 0 ? a : b} costs about fifty times {@code Math.max}. They give the bits of
 * {@link ScalarFunction#value} and {@link ScalarFunction#slope}: NaN stays NaN, ReLU turns −0 into +0, leaky ReLU keeps it.
 * Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class FloatMaps {

    private FloatMaps() {}

    /** {@code y_i := f(x_i)} for n elements. */
    static void map(ScalarFunction f, float[] x, int xo, float[] y, int yo, int n) {
        if (f instanceof Relu) {
            float[] from = aligned(x, xo, y, yo, n);
            for (int i = yo; i < yo + n; i++) {
                y[i] = Math.max(from[i], 0);
            }
        } else if (f instanceof SquaredRelu) {
            float[] from = aligned(x, xo, y, yo, n);
            for (int i = yo; i < yo + n; i++) {
                float positive = Math.max(from[i], 0);
                y[i] = positive * positive;
            }
        } else if (f instanceof Relu6) {
            clamp(0, 6, aligned(x, xo, y, yo, n), y, yo, n);
        } else if (f instanceof HardTanh tanh) { // rounding keeps the order, so the ends may be rounded first
            clamp((float) tanh.minimum(), (float) tanh.maximum(), aligned(x, xo, y, yo, n), y, yo, n);
        } else if (f instanceof LeakyRelu leaky && leaky.a() > 0) { // with a = 0 the product a·∞ would be NaN
            /*wide*/ double a = leaky.a();
            float[] from = aligned(x, xo, y, yo, n);
            for (int i = yo; i < yo + n; i++) {
                y[i] = Math.max(from[i], (float) (a * from[i]));
            }
        } else if (f instanceof Identity) {
            System.arraycopy(x, xo, y, yo, n);
        } else {
            for (int i = 0; i < n; i++) {
                y[yo + i] = (float) f.value(x[xo + i]);
            }
        }
    }

    /** An array with the x where y has its results: C2 vectorises a loop over two arrays only if both have the same index. */
    private static float[] aligned(float[] x, int xo, float[] y, int yo, int n) {
        if (xo == yo) {
            return x;
        }
        System.arraycopy(x, xo, y, yo, n);
        return y;
    }

    private static void clamp(float low, float high, float[] x, float[] y, int from, int n) {
        for (int i = from; i < from + n; i++) {
            y[i] = Math.min(Math.max(x[i], low), high);
        }
    }

    /** {@code gx_i := gy_i · f′(x_i) + β · gx_i} for n elements. */
    static void vjp(
            ScalarFunction f,
            float[] x,
            int xo,
            float[] y,
            int yo,
            float[] gy,
            int go,
            float beta,
            float[] gx,
            int to,
            int n) {
        if (f instanceof Relu) {
            rectifierVjp(0, x, xo, gy, go, beta, gx, to, n);
        } else if (f instanceof LeakyRelu leaky) {
            rectifierVjp((float) leaky.a(), x, xo, gy, go, beta, gx, to, n);
        } else if (beta == 0) {
            for (int i = 0; i < n; i++) {
                gx[to + i] = (float) (gy[go + i] * f.slope(x[xo + i], y[yo + i]));
            }
        } else {
            for (int i = 0; i < n; i++) {
                gx[to + i] = (float) (gy[go + i] * f.slope(x[xo + i], y[yo + i])) + beta * gx[to + i];
            }
        }
    }

    private static void rectifierVjp(
            float a, float[] x, int xo, float[] gy, int go, float beta, float[] gx, int to, int n) {
        if (beta == 0 && xo == to && go == to) { // one index: vectorised
            for (int i = to; i < to + n; i++) {
                gx[i] = gy[i] * Math.max(a, step(x[i]));
            }
        } else if (beta == 0) {
            for (int i = 0; i < n; i++) {
                gx[to + i] = gy[go + i] * Math.max(a, step(x[xo + i]));
            }
        } else {
            for (int i = 0; i < n; i++) {
                gx[to + i] = gy[go + i] * Math.max(a, step(x[xo + i])) + beta * gx[to + i];
            }
        }
    }

    /** 1 for x &gt; 0, 0 for x ≤ 0, NaN for NaN: even the smallest positive number times the largest, twice, exceeds 1. */
    static float step(float x) {
        return Math.min(1, Math.max(x, 0) * Float.MAX_VALUE * Float.MAX_VALUE);
    }
}
