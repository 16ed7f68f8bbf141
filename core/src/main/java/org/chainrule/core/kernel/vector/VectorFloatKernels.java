package org.chainrule.core.kernel.vector;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.core.kernel.SmallLayer;
import org.chainrule.core.kernel.SmallLoss;
import org.chainrule.core.kernel.product.Crew;
import org.chainrule.core.kernel.product.FloatProducts;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.SoftmaxCrossEntropy;

/**
 * Products, functions, the losses of classification and sums of columns by vectors; every other verb by the plain loops.
 * Derived from its double twin; edit that one.
 */
final class VectorFloatKernels implements Kernels {

    private final FloatProducts products;
    private final Kernels plain;
    private final Crew crew;
    private final VectorFloatMapping mapping;
    private final VectorFloatSoftmax softmax = new VectorFloatSoftmax();
    private final VectorFloatLogits logits = new VectorFloatLogits();

    VectorFloatKernels(Crew crew, Kernels plain) {
        this.crew = crew;
        this.plain = plain;
        products = new FloatProducts(crew, VectorFloatLoops::new);
        mapping = new VectorFloatMapping(crew);
    }

    @Override
    public String name() {
        return VectorKernelProvider.NAME;
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

    @Override
    public void addRow(Matrix x, Matrix row, Matrix y) {
        plain.addRow(x, row, y);
    }

    @Override
    public void columnSums(Matrix x, /*wide*/ double beta, Matrix row) {
        if (VectorFloatWarmth.has(VectorFloatWarmth.SUMS)) {
            VectorFloatSums.columns(x, beta, row);
        } else {
            plain.columnSums(x, beta, row);
        }
    }

    @Override
    public void addScaled(/*wide*/ double alpha, Matrix x, /*wide*/ double beta, Matrix y) {
        plain.addScaled(alpha, x, beta, y);
    }

    @Override
    public void addSquares(/*wide*/ double alpha, Matrix x, /*wide*/ double beta, Matrix y) {
        plain.addSquares(alpha, x, beta, y);
    }

    @Override
    public void addQuotient(
            /*wide*/ double alpha, Matrix x, Matrix s, /*wide*/ double scale, /*wide*/ double epsilon, Matrix y) {
        plain.addQuotient(alpha, x, s, scale, epsilon, y);
    }

    @Override
    public void addRatios(/*wide*/ double alpha, Matrix x, Matrix d, Matrix y) {
        plain.addRatios(alpha, x, d, y);
    }

    @Override
    public void addSigns(/*wide*/ double alpha, Matrix x, /*wide*/ double beta, Matrix y) {
        plain.addSigns(alpha, x, beta, y);
    }

    @Override
    public void raiseToMagnitudes(Matrix x, /*wide*/ double epsilon, /*wide*/ double beta, Matrix y) {
        plain.raiseToMagnitudes(x, epsilon, beta, y);
    }

    @Override
    public void scaleByRoots(Matrix x, Matrix s, Matrix d, /*wide*/ double epsilon, Matrix y) {
        plain.scaleByRoots(x, s, d, epsilon, y);
    }

    @Override
    public void clamp(/*wide*/ double limit, Matrix x) {
        plain.clamp(limit, x);
    }

    @Override
    public void flushSubnormals(Matrix x) {
        plain.flushSubnormals(x);
    }

    @Override
    public void multiplyElements(Matrix a, Matrix b, /*wide*/ double beta, Matrix c) {
        plain.multiplyElements(a, b, beta, c);
    }

    @Override
    public void copyColumns(Matrix x, int from, /*wide*/ double beta, Matrix y, int to, int count) {
        plain.copyColumns(x, from, beta, y, to, count);
    }

    @Override
    public void forEachPart(int parts, IntConsumer part) {
        crew.run(parts, part);
    }

    @Override
    public void map(ScalarFunction f, Matrix x, Matrix y) {
        var form = mapping.own().form(f);
        if (form.isPresent()) {
            mapping.map(f, form.get(), x, y);
        } else {
            plain.map(f, x, y);
        }
    }

    @Override
    public void mapVjp(ScalarFunction f, Matrix x, Matrix y, Matrix gy, /*wide*/ double beta, Matrix gx) {
        var form = mapping.own().form(f);
        if (form.isPresent()) {
            mapping.vjp(f, form.get(), x, gy, beta, gx);
        } else {
            plain.mapVjp(f, x, y, gy, beta, gx);
        }
    }

    @Override
    public void rectify(Matrix x, Matrix a, Matrix y) {
        plain.rectify(x, a, y);
    }

    @Override
    public void rectifyVjp(Matrix x, Matrix a, Matrix gy, /*wide*/ double beta, Matrix gx) {
        plain.rectifyVjp(x, a, gy, beta, gx);
    }

    @Override
    public void rectifySlopesVjp(Matrix x, Matrix gy, /*wide*/ double beta, Matrix ga) {
        plain.rectifySlopesVjp(x, gy, beta, ga);
    }

    @Override
    public void mapRows(RowFunction f, Matrix x, Matrix y) {
        plain.mapRows(f, x, y);
    }

    @Override
    public void mapRowsVjp(RowFunction f, Matrix x, Matrix y, Matrix gy, /*wide*/ double beta, Matrix gx) {
        plain.mapRowsVjp(f, x, y, gy, beta, gx);
    }

    @Override
    public void losses(Loss loss, Matrix p, Matrix t, Matrix values) {
        if (VectorFloatSoftmax.suits(loss, p.columns())) {
            softmax.losses((SoftmaxCrossEntropy) loss, p, t, values);
        } else if (VectorFloatLogits.suits(loss, p.columns())) {
            logits.losses((BinaryCrossEntropyWithLogits) loss, p, t, values);
        } else {
            plain.losses(loss, p, t, values);
        }
    }

    @Override
    public void lossesVjp(
            Loss loss, Matrix p, Matrix t, Matrix g, /*wide*/ double factor, /*wide*/ double beta, Matrix gp) {
        if (VectorFloatSoftmax.suits(loss, p.columns())) {
            softmax.vjp((SoftmaxCrossEntropy) loss, p, t, g, factor, beta, gp);
        } else if (VectorFloatLogits.suits(loss, p.columns())) {
            logits.vjp(p, t, g, factor, beta, gp);
        } else {
            plain.lossesVjp(loss, p, t, g, factor, beta, gp);
        }
    }

    @Override
    public /*wide*/ double lossWeights(Loss loss, Matrix t, int columns) {
        return plain.lossWeights(loss, t, columns);
    }

    @Override
    public Optional<SmallLayer> prepare(SmallLayer.Matrices layer) {
        var maps = mapping.own();
        var form = layer.function().flatMap(maps::form);
        return form.isPresent() ? VectorFloatLayer.of(maps, form.get(), layer) : plain.prepare(layer);
    }

    @Override
    public Optional<SmallLoss> prepare(SmallLoss.Matrices loss) {
        boolean byVectors = VectorFloatLogits.suits(loss.loss(), loss.p().columns());
        return byVectors ? Optional.empty() : plain.prepare(loss);
    }

    @Override
    public /*wide*/ double sum(Matrix x) {
        return plain.sum(x);
    }

    @Override
    public /*wide*/ double dot(Matrix x, Matrix y) {
        return plain.dot(x, y);
    }
}
