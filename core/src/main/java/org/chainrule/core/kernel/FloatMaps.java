package org.chainrule.core.kernel;

import org.chainrule.core.function.Identity;
import org.chainrule.core.function.LeakyRelu;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;

/**
 * A scalar function on many elements, and its VJP. The rectifiers have loops without a branch per element, which C2
 * vectorises; a mispredicted {@code x > 0 ? a : b} costs about fifty times {@code Math.max}. They give the bits of
 * {@link ScalarFunction#value} and {@link ScalarFunction#slope}: NaN stays NaN, ReLU turns −0 into +0, leaky ReLU keeps it.
 * Derived from its double twin; edit that one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class FloatMaps {

    private FloatMaps() {}

    /** {@code y_i := f(x_i)} for n elements. */
    static void map(ScalarFunction f, float[] x, int xo, float[] y, int yo, int n) {
        if (f instanceof Relu) {
            for (int i = 0; i < n; i++) {
                y[yo + i] = Math.max(x[xo + i], 0);
            }
        } else if (f instanceof LeakyRelu leaky && leaky.a() > 0) { // with a = 0 the product a·∞ would be NaN
            /*wide*/ double a = leaky.a();
            for (int i = 0; i < n; i++) {
                y[yo + i] = Math.max(x[xo + i], (float) (a * x[xo + i]));
            }
        } else if (f instanceof Identity) {
            System.arraycopy(x, xo, y, yo, n);
        } else {
            for (int i = 0; i < n; i++) {
                y[yo + i] = (float) f.value(x[xo + i]);
            }
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
        if (beta == 0) {
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
