package org.chainrule.core.kernel;

import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Loss;

/**
 * Functions and losses of whole rows, which work in wide numbers whatever the precision: each row is copied out, and back;
 * and blocks of columns, copied as they are. Its float twin is derived from this file; edit this one.
 */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class DoubleRows {

    private final RowScratch scratch = new RowScratch();

    static void copyColumns(Matrix x, int from, /*wide*/ double beta, Matrix y, int to, int count) {
        double[] in = array(x);
        double[] out = array(y);
        double b = (double) beta;
        for (int i = 0; i < x.rows(); i++) {
            int source = x.offset() + i * x.columns() + from;
            int target = y.offset() + i * y.columns() + to;
            if (beta == 0) {
                System.arraycopy(in, source, out, target, count);
            } else {
                for (int j = 0; j < count; j++) {
                    out[target + j] = in[source + j] + b * out[target + j];
                }
            }
        }
    }

    void map(RowFunction f, Matrix x, Matrix y) {
        var in = scratch.first(x.columns());
        var out = scratch.second(y.columns());
        for (int i = 0; i < x.rows(); i++) {
            read(x, i, in);
            f.value(in, out, x.columns());
            write(out, 0, y, i);
        }
    }

    void vjp(RowFunction f, Matrix x, Matrix y, Matrix gy, /*wide*/ double beta, Matrix gx) {
        var in = scratch.first(x.columns());
        var out = scratch.second(y.columns());
        var up = scratch.third(y.columns());
        var down = scratch.fourth(x.columns());
        for (int i = 0; i < x.rows(); i++) {
            read(x, i, in);
            read(y, i, out);
            read(gy, i, up);
            f.vjp(in, out, up, down, x.columns());
            write(down, beta, gx, i);
        }
    }

    void losses(Loss loss, Matrix p, Matrix t, Matrix values) {
        if (!(loss instanceof ElementLoss element) || !DoubleElements.losses(element, p, t, values)) {
            rowLosses(loss, p, t, values);
        }
    }

    private void rowLosses(Loss loss, Matrix p, Matrix t, Matrix values) {
        var prediction = scratch.first(p.columns());
        var target = scratch.second(t.columns());
        double[] out = array(values);
        int row = 0;
        try {
            for (; row < p.rows(); row++) {
                read(p, row, prediction);
                read(t, row, target);
                out[values.offset() + row] = (double) loss.value(prediction, target, p.columns());
            }
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException(loss.name() + ": row " + row + ": " + refused.getMessage(), refused);
        }
    }

    void lossesVjp(Loss loss, Matrix p, Matrix t, Matrix g, /*wide*/ double factor, /*wide*/ double beta, Matrix gp) {
        if (loss instanceof ElementLoss element) {
            DoubleElements.lossesVjp(element, p, t, g, factor, beta, gp);
        } else {
            rowLossesVjp(loss, p, t, g, factor, beta, gp);
        }
    }

    private void rowLossesVjp(
            Loss loss, Matrix p, Matrix t, Matrix g, /*wide*/ double factor, /*wide*/ double beta, Matrix gp) {
        var prediction = scratch.first(p.columns());
        var target = scratch.second(t.columns());
        var slope = scratch.third(p.columns());
        for (int i = 0; i < p.rows(); i++) {
            read(p, i, prediction);
            read(t, i, target);
            loss.slope(prediction, target, p.columns(), slope);
            /*wide*/ double cotangent = factor * g.get(g.rows() == 1 ? 0 : i);
            for (int j = 0; j < p.columns(); j++) {
                slope[j] *= cotangent;
            }
            write(slope, beta, gp, i);
        }
    }

    /*wide*/ double lossWeights(Loss loss, Matrix t, int columns) {
        var target = scratch.first(t.columns());
        /*wide*/ double sum = 0;
        for (int i = 0; i < t.rows(); i++) {
            read(t, i, target);
            sum += loss.weight(target, columns);
        }
        return sum;
    }

    private static void read(Matrix m, int row, /*wide*/ double[] to) {
        double[] from = array(m);
        int start = m.offset() + row * m.columns();
        for (int j = 0; j < m.columns(); j++) {
            to[j] = from[start + j];
        }
    }

    private static void write(/*wide*/ double[] from, /*wide*/ double beta, Matrix m, int row) {
        double[] to = array(m);
        int start = m.offset() + row * m.columns();
        for (int j = 0; j < m.columns(); j++) {
            to[start + j] = (double) (beta == 0 ? from[j] : from[j] + beta * to[start + j]);
        }
    }

    private static double[] array(Matrix m) {
        return ((DoubleMatrix) m).array();
    }
}
