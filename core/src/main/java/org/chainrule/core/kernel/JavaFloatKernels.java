package org.chainrule.core.kernel;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.kernel.product.Crew;
import org.chainrule.core.kernel.product.FloatProducts;
import org.chainrule.core.kernel.product.PlainFloatLoops;
import org.chainrule.core.loss.Loss;

/** Plain loops over {@code float} arrays. Derived from its double twin; edit that one. */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
final class JavaFloatKernels implements Kernels {

    private final FloatRows rows = new FloatRows();
    private final Crew crew;
    private final FloatProducts products;

    JavaFloatKernels(Crew crew) {
        this.crew = crew;
        this.products = new FloatProducts(crew, PlainFloatLoops::new);
    }

    @Override
    public String name() {
        return JavaKernelProvider.NAME;
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT32;
    }

    @Override
    public void multiply(Matrix a, Matrix b, /*wide*/ double beta, Matrix c) {
        products.multiply(a, b, beta, c);
    }

    @Override
    public void multiplyLeftTransposed(Matrix a, Matrix b, /*wide*/ double beta, Matrix c) {
        products.multiplyLeftTransposed(a, b, beta, c);
    }

    @Override
    public void multiplyRightTransposed(Matrix a, Matrix b, /*wide*/ double beta, Matrix c) {
        products.multiplyRightTransposed(a, b, beta, c);
    }

    @Override
    public void linear(Matrix x, Matrix w, Matrix b, Matrix z) {
        products.linear(x, w, b, z);
    }

    private static void scale(float[] z, int from, int n, /*wide*/ double beta) {
        for (int j = from; j < from + n; j++) {
            z[j] = beta == 0 ? 0 : (float) beta * z[j];
        }
    }

    @Override
    public void addRow(Matrix x, Matrix row, Matrix y) {
        float[] in = array(x);
        float[] r = array(row);
        float[] out = array(y);
        int n = x.columns();
        for (int i = 0; i < x.rows(); i++) {
            int from = x.offset() + i * n;
            int to = y.offset() + i * n;
            for (int j = 0; j < n; j++) {
                out[to + j] = in[from + j] + r[row.offset() + j];
            }
        }
    }

    @Override
    public void columnSums(Matrix x, /*wide*/ double beta, Matrix row) {
        float[] in = array(x);
        float[] r = array(row);
        int n = x.columns();
        scale(r, row.offset(), n, beta);
        for (int i = 0; i < x.rows(); i++) {
            int from = x.offset() + i * n;
            for (int j = 0; j < n; j++) {
                r[row.offset() + j] += in[from + j];
            }
        }
    }

    @Override
    public void addScaled(/*wide*/ double alpha, Matrix x, /*wide*/ double beta, Matrix y) {
        FloatSteps.addScaled((float) alpha, (FloatMatrix) x, (float) beta, (FloatMatrix) y);
    }

    @Override
    public void addSquares(/*wide*/ double alpha, Matrix x, /*wide*/ double beta, Matrix y) {
        FloatSteps.addSquares((float) alpha, (FloatMatrix) x, (float) beta, (FloatMatrix) y);
    }

    @Override
    public void addQuotient(
            /*wide*/ double alpha, Matrix x, Matrix s, /*wide*/ double scale, /*wide*/ double epsilon, Matrix y) {
        FloatSteps.addQuotient(
                (float) alpha, (FloatMatrix) x, (FloatMatrix) s, (float) scale, (float) epsilon, (FloatMatrix) y);
    }

    @Override
    public void addRatios(/*wide*/ double alpha, Matrix x, Matrix d, Matrix y) {
        FloatSteps.addRatios((float) alpha, (FloatMatrix) x, (FloatMatrix) d, (FloatMatrix) y);
    }

    @Override
    public void addSigns(/*wide*/ double alpha, Matrix x, /*wide*/ double beta, Matrix y) {
        FloatSteps.addSigns((float) alpha, (FloatMatrix) x, (float) beta, (FloatMatrix) y);
    }

    @Override
    public void raiseToMagnitudes(Matrix x, /*wide*/ double epsilon, /*wide*/ double beta, Matrix y) {
        FloatSteps.raiseToMagnitudes((FloatMatrix) x, (float) epsilon, (float) beta, (FloatMatrix) y);
    }

    @Override
    public void scaleByRoots(Matrix x, Matrix s, Matrix d, /*wide*/ double epsilon, Matrix y) {
        FloatSteps.scaleByRoots(
                (FloatMatrix) x, (FloatMatrix) s, (FloatMatrix) d, (float) epsilon, (FloatMatrix) y);
    }

    @Override
    public void clamp(/*wide*/ double limit, Matrix x) {
        FloatSteps.clamp((float) limit, (FloatMatrix) x);
    }

    @Override
    public void flushSubnormals(Matrix x) {
        FloatSteps.flushSubnormals((FloatMatrix) x);
    }

    @Override
    public void multiplyElements(Matrix a, Matrix b, /*wide*/ double beta, Matrix c) {
        float[] x = array(a);
        float[] y = array(b);
        float[] z = array(c);
        float s = (float) beta;
        int n = a.size();
        if (beta == 0) {
            for (int i = 0; i < n; i++) {
                z[c.offset() + i] = x[a.offset() + i] * y[b.offset() + i];
            }
        } else {
            for (int i = 0; i < n; i++) {
                z[c.offset() + i] = x[a.offset() + i] * y[b.offset() + i] + s * z[c.offset() + i];
            }
        }
    }

    @Override
    public void copyColumns(Matrix x, int from, /*wide*/ double beta, Matrix y, int to, int count) {
        FloatRows.copyColumns(x, from, beta, y, to, count);
    }

    @Override
    public void forEachPart(int parts, IntConsumer part) {
        crew.run(parts, part);
    }

    @Override
    public void map(ScalarFunction f, Matrix x, Matrix y) {
        FloatMaps.map(f, array(x), x.offset(), array(y), y.offset(), x.size());
    }

    @Override
    public void mapVjp(ScalarFunction f, Matrix x, Matrix y, Matrix gy, /*wide*/ double beta, Matrix gx) {
        FloatMaps.vjp(
                f,
                array(x),
                x.offset(),
                array(y),
                y.offset(),
                array(gy),
                gy.offset(),
                (float) beta,
                array(gx),
                gx.offset(),
                x.size());
    }

    @Override
    public void rectify(Matrix x, Matrix a, Matrix y) {
        FloatRectifiers.value(x, a, y);
    }

    @Override
    public void rectifyVjp(Matrix x, Matrix a, Matrix gy, /*wide*/ double beta, Matrix gx) {
        FloatRectifiers.vjp(x, a, gy, (float) beta, gx);
    }

    @Override
    public void rectifySlopesVjp(Matrix x, Matrix gy, /*wide*/ double beta, Matrix ga) {
        FloatRectifiers.slopesVjp(x, gy, beta, ga);
    }

    @Override
    public void mapRows(RowFunction f, Matrix x, Matrix y) {
        rows.map(f, x, y);
    }

    @Override
    public void mapRowsVjp(RowFunction f, Matrix x, Matrix y, Matrix gy, /*wide*/ double beta, Matrix gx) {
        rows.vjp(f, x, y, gy, beta, gx);
    }

    @Override
    public void losses(Loss loss, Matrix p, Matrix t, Matrix values) {
        rows.losses(loss, p, t, values);
    }

    @Override
    public void lossesVjp(
            Loss loss, Matrix p, Matrix t, Matrix g, /*wide*/ double factor, /*wide*/ double beta, Matrix gp) {
        rows.lossesVjp(loss, p, t, g, factor, beta, gp);
    }

    @Override
    public /*wide*/ double lossWeights(Loss loss, Matrix t, int columns) {
        return rows.lossWeights(loss, t, columns);
    }

    @Override
    public Optional<SmallLayer> prepare(SmallLayer.Matrices layer) {
        return JavaFloatLayer.of(layer);
    }

    @Override
    public Optional<SmallLoss> prepare(SmallLoss.Matrices loss) {
        return JavaFloatLoss.of(loss);
    }

    @Override
    public /*wide*/ double sum(Matrix x) {
        float[] in = array(x);
        /*wide*/ double sum = 0;
        for (int i = x.offset(); i < x.offset() + x.size(); i++) {
            sum += in[i];
        }
        return sum;
    }

    @Override
    public /*wide*/ double dot(Matrix x, Matrix y) {
        float[] a = array(x);
        float[] b = array(y);
        /*wide*/ double sum = 0;
        for (int i = 0; i < x.size(); i++) {
            sum += (/*wide*/ double) a[x.offset() + i] * b[y.offset() + i];
        }
        return sum;
    }

    private static float[] array(Matrix m) {
        return ((FloatMatrix) m).array();
    }
}
