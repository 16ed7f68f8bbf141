package org.chainrule.core.kernel;

import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;

/**
 * A rectifier whose slopes for negative arguments are operands: one per column, or one for all. Without a branch per
 * element, like {@link DoubleMaps}; −0 becomes +0, and an infinite slope gives NaN. Its float twin is derived from this
 * file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class DoubleRectifiers {

    private DoubleRectifiers() {}

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

    private static void value(double[] x, int xo, double a, double[] y, int yo, int n) {
        for (int j = 0; j < n; j++) {
            y[yo + j] = Math.max(x[xo + j], 0) + a * Math.min(x[xo + j], 0);
        }
    }

    private static void value(double[] x, int xo, double[] a, int ao, double[] y, int yo, int n) {
        for (int j = 0; j < n; j++) {
            y[yo + j] = Math.max(x[xo + j], 0) + a[ao + j] * Math.min(x[xo + j], 0);
        }
    }

    static void vjp(Matrix x, Matrix a, Matrix gy, double beta, Matrix gx) {
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
            double[] x, int xo, double a, double[] gy, int go, double beta, double[] gx, int to, int n) {
        for (int j = 0; j < n; j++) {
            double before = beta == 0 ? 0 : beta * gx[to + j];
            gx[to + j] = gy[go + j] * slope(x[xo + j], a) + before;
        }
    }

    private static void vjp(
            double[] x, int xo, double[] a, int ao, double[] gy, int go, double beta, double[] gx, int to, int n) {
        for (int j = 0; j < n; j++) {
            double before = beta == 0 ? 0 : beta * gx[to + j];
            gx[to + j] = gy[go + j] * slope(x[xo + j], a[ao + j]) + before;
        }
    }

    /** 1 for x &gt; 0, a for x ≤ 0, NaN for NaN; exact, since one of the two terms is 0. */
    private static double slope(double x, double a) {
        double step = DoubleMaps.step(x);
        return step + a * (1 - step);
    }

    static void slopesVjp(Matrix x, Matrix gy, /*wide*/ double beta, Matrix ga) {
        double[] in = array(x);
        double[] up = array(gy);
        double[] out = array(ga);
        int n = x.columns();
        if (ga.size() == 1) {
            /*wide*/ double sum = beta == 0 ? 0 : beta * out[ga.offset()];
            for (int i = 0; i < x.size(); i++) {
                sum += (/*wide*/ double) up[gy.offset() + i] * Math.min(in[x.offset() + i], 0);
            }
            out[ga.offset()] = (double) sum;
            return;
        }
        for (int j = 0; j < n; j++) {
            out[ga.offset() + j] = beta == 0 ? 0 : (double) beta * out[ga.offset() + j];
        }
        for (int i = 0; i < x.rows(); i++) {
            int from = x.offset() + i * n;
            int at = gy.offset() + i * n;
            for (int j = 0; j < n; j++) {
                out[ga.offset() + j] += up[at + j] * Math.min(in[from + j], 0);
            }
        }
    }

    private static double[] array(Matrix m) {
        return ((DoubleMatrix) m).array();
    }
}
