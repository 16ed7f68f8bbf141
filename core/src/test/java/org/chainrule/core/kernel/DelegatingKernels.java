package org.chainrule.core.kernel;

import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;

/** Hands every verb on; faults are planted by overriding one. */
class DelegatingKernels implements Kernels {

    final Kernels sound;

    DelegatingKernels(Kernels sound) {
        this.sound = sound;
    }

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public Precision precision() {
        return sound.precision();
    }

    @Override
    public void multiply(Matrix a, Matrix b, double beta, Matrix c) {
        sound.multiply(a, b, beta, c);
    }

    @Override
    public void multiplyLeftTransposed(Matrix a, Matrix b, double beta, Matrix c) {
        sound.multiplyLeftTransposed(a, b, beta, c);
    }

    @Override
    public void multiplyRightTransposed(Matrix a, Matrix b, double beta, Matrix c) {
        sound.multiplyRightTransposed(a, b, beta, c);
    }

    @Override
    public void linear(Matrix x, Matrix w, Matrix b, Matrix z) {
        sound.linear(x, w, b, z);
    }

    @Override
    public void addRow(Matrix x, Matrix row, Matrix y) {
        sound.addRow(x, row, y);
    }

    @Override
    public void columnSums(Matrix x, double beta, Matrix row) {
        sound.columnSums(x, beta, row);
    }

    @Override
    public void addScaled(double alpha, Matrix x, double beta, Matrix y) {
        sound.addScaled(alpha, x, beta, y);
    }

    @Override
    public void addSquares(double alpha, Matrix x, double beta, Matrix y) {
        sound.addSquares(alpha, x, beta, y);
    }

    @Override
    public void addQuotient(double alpha, Matrix x, Matrix s, double scale, double epsilon, Matrix y) {
        sound.addQuotient(alpha, x, s, scale, epsilon, y);
    }

    @Override
    public void addRatios(double alpha, Matrix x, Matrix d, Matrix y) {
        sound.addRatios(alpha, x, d, y);
    }

    @Override
    public void addSigns(double alpha, Matrix x, double beta, Matrix y) {
        sound.addSigns(alpha, x, beta, y);
    }

    @Override
    public void raiseToMagnitudes(Matrix x, double epsilon, double beta, Matrix y) {
        sound.raiseToMagnitudes(x, epsilon, beta, y);
    }

    @Override
    public void scaleByRoots(Matrix x, Matrix s, Matrix d, double epsilon, Matrix y) {
        sound.scaleByRoots(x, s, d, epsilon, y);
    }

    @Override
    public void clamp(double limit, Matrix x) {
        sound.clamp(limit, x);
    }

    @Override
    public void flushSubnormals(Matrix x) {
        sound.flushSubnormals(x);
    }

    @Override
    public void multiplyElements(Matrix a, Matrix b, double beta, Matrix c) {
        sound.multiplyElements(a, b, beta, c);
    }

    @Override
    public void copyColumns(Matrix x, int from, double beta, Matrix y, int to, int count) {
        sound.copyColumns(x, from, beta, y, to, count);
    }

    @Override
    public void map(ScalarFunction f, Matrix x, Matrix y) {
        sound.map(f, x, y);
    }

    @Override
    public void mapVjp(ScalarFunction f, Matrix x, Matrix y, Matrix gy, double beta, Matrix gx) {
        sound.mapVjp(f, x, y, gy, beta, gx);
    }

    @Override
    public void rectify(Matrix x, Matrix a, Matrix y) {
        sound.rectify(x, a, y);
    }

    @Override
    public void rectifyVjp(Matrix x, Matrix a, Matrix gy, double beta, Matrix gx) {
        sound.rectifyVjp(x, a, gy, beta, gx);
    }

    @Override
    public void rectifySlopesVjp(Matrix x, Matrix gy, double beta, Matrix ga) {
        sound.rectifySlopesVjp(x, gy, beta, ga);
    }

    @Override
    public void mapRows(RowFunction f, Matrix x, Matrix y) {
        sound.mapRows(f, x, y);
    }

    @Override
    public void mapRowsVjp(RowFunction f, Matrix x, Matrix y, Matrix gy, double beta, Matrix gx) {
        sound.mapRowsVjp(f, x, y, gy, beta, gx);
    }

    @Override
    public void losses(Loss loss, Matrix p, Matrix t, Matrix values) {
        sound.losses(loss, p, t, values);
    }

    @Override
    public void lossesVjp(Loss loss, Matrix p, Matrix t, Matrix g, double factor, double beta, Matrix gp) {
        sound.lossesVjp(loss, p, t, g, factor, beta, gp);
    }

    @Override
    public double lossWeights(Loss loss, Matrix t, int columns) {
        return sound.lossWeights(loss, t, columns);
    }

    @Override
    public double sum(Matrix x) {
        return sound.sum(x);
    }

    @Override
    public double dot(Matrix x, Matrix y) {
        return sound.dot(x, y);
    }
}
