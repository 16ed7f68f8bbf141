package org.chainrule.core.kernel.product;

import java.util.Optional;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;

/**
 * The products of a linear layer with so few numbers that to describe each ({@link DoubleProduct}) would take longer than to
 * compute it. The order of the additions is that of all loops here, and so are the bits.
 *
 * <p>C2 makes several loops, with checks before each, of a loop that counts in steps of a constant; here that takes longer than
 * the rounds do. So the outer loops go from row to row, in steps that it does not know, and of the inner ones the first four
 * rounds are written out. Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
public final class FewDoubles {

    /** Multiply-adds that are few. */
    private static final int FEW = 64;

    private static final double[] NONE = {};

    private final int m;
    private final int n;
    private final int k;
    private final double[] w;
    private final int wo;
    private final double[] b;
    private final int bo;
    private final double[] z;
    private final int zo;
    private double[] gz = NONE;
    private int go;
    private double[] gx = NONE;
    private int gxo;
    private double[] gw = NONE;
    private int gwo;
    private double[] gb = NONE;
    private int gbo;

    /** The layer {@code z := x · wᵀ + b} on every row. w: n×k, b: 1×n, z: m×n. */
    public FewDoubles(Matrix w, Matrix b, Matrix z) {
        m = z.rows();
        n = w.rows();
        k = w.columns();
        this.w = array(w);
        wo = w.offset();
        this.b = array(b);
        bo = b.offset();
        this.z = array(z);
        zo = z.offset();
    }

    /** Whether a layer with this w and this z is so small. */
    public static boolean suit(Matrix w, Matrix z) {
        return (long) z.rows() * w.size() <= FEW;
    }

    /** Where the gradients are. z: m×n, which is read; x: m×k, w: n×k, b: 1×n. */
    public void gradients(Matrix ofZ, Optional<Matrix> ofX, Matrix ofW, Matrix ofB) {
        gz = array(ofZ);
        go = ofZ.offset();
        gx = ofX.map(FewDoubles::array).orElse(NONE);
        gxo = ofX.map(Matrix::offset).orElse(0);
        gw = array(ofW);
        gwo = ofW.offset();
        gb = array(ofB);
        gbo = ofB.offset();
    }

    /** {@code z := x · wᵀ + b} on every row. x: m×k. */
    public void linear(Matrix x) {
        double[] numbers = array(x);
        int end = zo + m * n;
        int last = wo + n * k;
        for (int from = x.offset(), to = zo; to < end; from += k, to += n) {
            for (int row = wo, j = 0; row < last; row += k, j++) {
                z[to + j] = dot(numbers, from, w, row, k, b[bo + j]);
            }
        }
    }

    /** Whether there is one row, so that it may go unit by unit. */
    public boolean isOneRow() {
        return m == 1;
    }

    /** Gives {@code x · wᵀ + b} of one row to the units, which store it. x: 1×k. */
    public void linear(Matrix x, DoubleUnits units) {
        double[] numbers = array(x);
        int from = x.offset();
        for (int row = wo, j = 0; j < n; row += k, j++) {
            units.accept(j, dot(numbers, from, w, row, k, b[bo + j]));
        }
    }

    private static double dot(double[] x, int xo, double[] y, int yo, int k, double start) {
        double s = Math.fma(x[xo], y[yo], start);
        if (k > 1) {
            s = Math.fma(x[xo + 1], y[yo + 1], s);
        }
        if (k > 2) {
            s = Math.fma(x[xo + 2], y[yo + 2], s);
        }
        if (k > 3) {
            s = Math.fma(x[xo + 3], y[yo + 3], s);
        }
        for (int p = 4; p < k; p++) {
            s = Math.fma(x[xo + p], y[yo + p], s);
        }
        return s;
    }

    /** {@code gw := gzᵀ · x + β · gw}, {@code gb := column sums of gz + β · gb}, and if it is wanted {@code gx := gz · w}. */
    public void vjp(Matrix x, /*wide*/ double beta) {
        int end = go + m * n;
        if (gx.length > 0) {
            for (int from = go, to = gxo; from < end; from += n, to += k) {
                row(from, from + n, 1, w, wo, 0, gx, to);
            }
        }
        double[] numbers = array(x);
        int last = gwo + n * k;
        for (int from = go, to = gwo, j = gbo; to < last; from++, to += k, j++) {
            row(from, end, n, numbers, x.offset(), (double) beta, gw, to);
            double sum = beta == 0 ? 0 : (double) beta * gb[j];
            for (int i = from; i < end; i += n) {
                sum += gz[i];
            }
            gb[j] = sum;
        }
    }

    /** {@code gw := gzᵀ · x}, {@code gb := gz}, and if it is wanted {@code gx := gz · w}, of one row, whose gz the units give. */
    public void vjp(Matrix x, DoubleUnits units) {
        double[] numbers = array(x);
        int from = x.offset();
        for (int row = gwo, j = 0; j < n; row += k, j++) {
            double g = units.gradient(j);
            gb[gbo + j] = 0 + g;
            multiply(g, numbers, from, gw, row, k);
        }
        if (gx.length > 0) {
            row(go, go + n, 1, w, wo, 0, gx, gxo);
        }
    }

    /** {@code z := Σ_p gz_p · y_p + β · z}: of gz every so many, of y rows of k numbers. */
    private void row(int from, int end, int step, double[] y, int yo, double beta, double[] to, int at) {
        if (beta == 0) {
            multiply(gz[from], y, yo, to, at, k);
        } else {
            add(gz[from], y, yo, beta, to, at, k);
        }
        for (int i = from + step, row = yo + k; i < end; i += step, row += k) {
            add(gz[i], y, row, 1, to, at, k);
        }
    }

    private static void multiply(double g, double[] y, int yo, double[] z, int zo, int n) {
        z[zo] = Math.fma(g, y[yo], 0);
        if (n > 1) {
            z[zo + 1] = Math.fma(g, y[yo + 1], 0);
        }
        if (n > 2) {
            z[zo + 2] = Math.fma(g, y[yo + 2], 0);
        }
        if (n > 3) {
            z[zo + 3] = Math.fma(g, y[yo + 3], 0);
        }
        for (int j = 4; j < n; j++) {
            z[zo + j] = Math.fma(g, y[yo + j], 0);
        }
    }

    private static void add(double g, double[] y, int yo, double beta, double[] z, int zo, int n) {
        z[zo] = Math.fma(g, y[yo], beta * z[zo]);
        if (n > 1) {
            z[zo + 1] = Math.fma(g, y[yo + 1], beta * z[zo + 1]);
        }
        if (n > 2) {
            z[zo + 2] = Math.fma(g, y[yo + 2], beta * z[zo + 2]);
        }
        if (n > 3) {
            z[zo + 3] = Math.fma(g, y[yo + 3], beta * z[zo + 3]);
        }
        for (int j = 4; j < n; j++) {
            z[zo + j] = Math.fma(g, y[yo + j], beta * z[zo + j]);
        }
    }

    private static double[] array(Matrix m) {
        return ((DoubleMatrix) m).array();
    }
}
