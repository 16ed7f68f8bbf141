package org.chainrule.core.kernel;

import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;

/**
 * A rectifier whose slopes for negative arguments are operands: one per column, or one for all. Without a branch per
 * element, like {@link FloatMaps}; −0 becomes +0, and an infinite slope gives NaN. Its float twin is derived from this
 * file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class FloatRectifiers {

    private FloatRectifiers() {}

    static void value(Matrix x, Matrix a, Matrix y) {
        if (a.size() == 1) {
            value(array(x), x.offset(), array(a)[a.offset()], array(y), y.offset(), x.size());
        } else {
            int n = x.columns();
            for (int i = 0; i < x.rows(); i++) {
                value(array(x), x.offset() + i * n, array(a), a.offset(), array(y), y.offset() + i * n, n);
            }
        }
    }

    private static void value(float[] x, int xo, float a, float[] y, int yo, int n) {
        for (int j = 0; j < n; j++) {
            y[yo + j] = Math.max(x[xo + j], 0) + a * Math.min(x[xo + j], 0);
        }
    }

    private static void value(float[] x, int xo, float[] a, int ao, float[] y, int yo, int n) {
        for (int j = 0; j < n; j++) {
            y[yo + j] = Math.max(x[xo + j], 0) + a[ao + j] * Math.min(x[xo + j], 0);
        }
    }

    static void vjp(Matrix x, Matrix a, Matrix gy, float beta, Matrix gx) {
        int n = x.columns();
        for (int i = 0; i < x.rows(); i++) {
            int from = x.offset() + i * n;
            int up = gy.offset() + i * n;
            int to = gx.offset() + i * n;
            if (a.size() == 1) {
                vjp(array(x), from, array(a)[a.offset()], array(gy), up, beta, array(gx), to, n);
            } else {
                vjp(array(x), from, array(a), a.offset(), array(gy), up, beta, array(gx), to, n);
            }
        }
    }

    private static void vjp(
            float[] x, int xo, float a, float[] gy, int go, float beta, float[] gx, int to, int n) {
        for (int j = 0; j < n; j++) {
            float before = beta == 0 ? 0 : beta * gx[to + j];
            gx[to + j] = gy[go + j] * slope(x[xo + j], a) + before;
        }
    }

    private static void vjp(
            float[] x, int xo, float[] a, int ao, float[] gy, int go, float beta, float[] gx, int to, int n) {
        for (int j = 0; j < n; j++) {
            float before = beta == 0 ? 0 : beta * gx[to + j];
            gx[to + j] = gy[go + j] * slope(x[xo + j], a[ao + j]) + before;
        }
    }

    /** 1 for x &gt; 0, a for x ≤ 0, NaN for NaN; exact, since one of the two terms is 0. */
    private static float slope(float x, float a) {
        float step = FloatMaps.step(x);
        return step + a * (1 - step);
    }

    static void slopesVjp(Matrix x, Matrix gy, /*wide*/ double beta, Matrix ga) {
        float[] in = array(x);
        float[] up = array(gy);
        float[] out = array(ga);
        int n = x.columns();
        if (ga.size() == 1) {
            /*wide*/ double sum = beta == 0 ? 0 : beta * out[ga.offset()];
            for (int i = 0; i < x.size(); i++) {
                sum += (/*wide*/ double) up[gy.offset() + i] * Math.min(in[x.offset() + i], 0);
            }
            out[ga.offset()] = (float) sum;
            return;
        }
        for (int j = 0; j < n; j++) {
            out[ga.offset() + j] = beta == 0 ? 0 : (float) beta * out[ga.offset() + j];
        }
        for (int i = 0; i < x.rows(); i++) {
            int from = x.offset() + i * n;
            int at = gy.offset() + i * n;
            for (int j = 0; j < n; j++) {
                out[ga.offset() + j] += up[at + j] * Math.min(in[from + j], 0);
            }
        }
    }

    private static float[] array(Matrix m) {
        return ((FloatMatrix) m).array();
    }
}
