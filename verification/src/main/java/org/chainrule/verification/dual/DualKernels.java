package org.chainrule.verification.dual;

import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.kernel.Kernels;
import org.chainrule.core.loss.Loss;
import org.chainrule.verification.oracle.Estimate;

/**
 * Kernels over dual numbers: whatever they compute, they compute its derivative too, along given tangents.
 *
 * <p>Values are computed by the kernels underneath. Tangents are kept beside the arrays of matrices, so that windows on one array
 * share them; a matrix that no verb wrote and that was given none has tangent 0. For y := f(x) the tangent is ẏ = f′(x) ẋ, where
 * f′ comes from the formula of f's value and never from its slope; {@code mapVjp}, {@code mapRowsVjp} and {@code lossesVjp}
 * have tangents with second derivatives of the same formula, so that a backward pass in these kernels gives Hessian-vector
 * products.
 *
 * <p>What leaves the matrices loses its tangent: {@link #sum}, {@link #dot}, {@link #lossWeights}, and numbers that an op reads
 * or writes itself. {@link DualPass} looks after that.
 */
public final class DualKernels implements Kernels {

    private final Kernels base;
    private final Tangents tangents = new Tangents();
    private final Notes notes = new Notes();
    private final ElementTangents elements = new ElementTangents(tangents, notes);
    private final ProductTangents products = new ProductTangents(tangents);
    private final RowTangents rows = new RowTangents(tangents, notes);
    private final OpTangents ops = new OpTangents(this);

    /**
     * Dual numbers over these kernels.
     *
     * @throws IllegalArgumentException if they are not of float64
     */
    public DualKernels(Kernels base) {
        if (base.precision() != Precision.FLOAT64) {
            throw new IllegalArgumentException("dual kernels: found " + base.precision()
                    + " kernels; tangents need float64, take KernelChoice.reproducible().kernels(Precision.FLOAT64)");
        }
        this.base = base;
    }

    /**
     * Gives a matrix a tangent, exactly.
     *
     * @param tangent as many numbers, row by row; not kept
     */
    public void setTangent(Matrix x, double[] tangent) {
        if (tangent.length != x.size()) {
            throw new IllegalArgumentException("tangent: found " + tangent.length + " numbers for a matrix of "
                    + x.shape() + "; give one per element");
        }
        var window = tangents.of(x);
        for (int i = 0; i < tangent.length; i++) {
            window.set(i, Ball.exactly(tangent[i]));
        }
    }

    /** The tangent of one element, with its bar; {@link Estimate#NONE} if nothing is known of it. */
    public Estimate tangent(Matrix x, int index) {
        return tangents.of(x).ball(index).estimate();
    }

    /** The tangents of all elements, row by row; NaN where nothing is known. */
    public double[] tangents(Matrix x) {
        var found = new double[x.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = tangent(x, i).value();
        }
        return found;
    }

    /** The bars of all tangents, row by row. */
    public double[] bars(Matrix x) {
        var found = new double[x.size()];
        for (int i = 0; i < found.length; i++) {
            found[i] = tangent(x, i).bound();
        }
        return found;
    }

    /** Makes all tangents zero and forgets notes and kinks. */
    public void clear() {
        tangents.clear();
        notes.clear();
    }

    /** What a reader should know besides, one sentence each: which tangents come from differences, and why. */
    public List<String> notes() {
        return notes.sentences();
    }

    /** The functions and losses at a kink of which the tangents of both sides were joined. */
    public List<String> kinks() {
        return notes.kinks();
    }

    /**
     * Runs an op forward so that its output has its tangent even where the op computes beside the kernels.
     *
     * <p>A reduction of a loss is differentiated here. The tangent of a {@link org.chainrule.autodiff.op.CustomOp} is compared
     * with differences of its output along the same way; where the two disagree the op reads or writes numbers itself, and its
     * tangent is that of the differences.
     *
     * @param o operands with these kernels
     */
    public void forward(Op op, Operands o) {
        if (o.kernels() != this) {
            throw new IllegalArgumentException("dual kernels: the operands of " + op.name() + " have kernels "
                    + o.kernels().name() + "; allocate them with these");
        }
        ops.forward(op, o);
    }

    Kernels base() {
        return base;
    }

    Tangents beside() {
        return tangents;
    }

    Notes noted() {
        return notes;
    }

    @Override
    public String name() {
        return "dual numbers over " + base.name();
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT64;
    }

    @Override
    public void multiply(Matrix a, Matrix b, double beta, Matrix c) {
        products.update(c, beta, a, a.columns(), (i, k) -> i * a.columns() + k, b, (k, j) -> k * b.columns() + j);
        base.multiply(a, b, beta, c);
    }

    @Override
    public void multiplyLeftTransposed(Matrix a, Matrix b, double beta, Matrix c) {
        products.update(c, beta, a, a.rows(), (i, k) -> k * a.columns() + i, b, (k, j) -> k * b.columns() + j);
        base.multiplyLeftTransposed(a, b, beta, c);
    }

    @Override
    public void multiplyRightTransposed(Matrix a, Matrix b, double beta, Matrix c) {
        products.update(c, beta, a, a.columns(), (i, k) -> i * a.columns() + k, b, (k, j) -> j * b.columns() + k);
        base.multiplyRightTransposed(a, b, beta, c);
    }

    @Override
    public void addRow(Matrix x, Matrix row, Matrix y) {
        products.addRow(x, row, y);
        base.addRow(x, row, y);
    }

    @Override
    public void columnSums(Matrix x, double beta, Matrix row) {
        products.columnSums(x, beta, row);
        base.columnSums(x, beta, row);
    }

    @Override
    public void addScaled(double alpha, Matrix x, double beta, Matrix y) {
        products.addScaled(alpha, x, beta, y);
        base.addScaled(alpha, x, beta, y);
    }

    @Override
    public void multiplyElements(Matrix a, Matrix b, double beta, Matrix c) {
        products.multiplyElements(a, b, beta, c);
        base.multiplyElements(a, b, beta, c);
    }

    @Override
    public void copyColumns(Matrix x, int from, double beta, Matrix y, int to, int count) {
        products.copyColumns(x, from, beta, y, to, count);
        base.copyColumns(x, from, beta, y, to, count);
    }

    @Override
    public void addSquares(double alpha, Matrix x, double beta, Matrix y) {
        elements.update("alpha * x^2 + beta * y", Map.of("alpha", alpha, "beta", beta), Map.of("x", x), y);
        base.addSquares(alpha, x, beta, y);
    }

    @Override
    public void addQuotient(double alpha, Matrix x, Matrix s, double scale, double epsilon, Matrix y) {
        elements.update(
                "y + alpha * x / (scale * sqrt(s) + epsilon)",
                Map.of("alpha", alpha, "scale", scale, "epsilon", epsilon),
                Map.of("x", x, "s", s),
                y);
        base.addQuotient(alpha, x, s, scale, epsilon, y);
    }

    @Override
    public void addRatios(double alpha, Matrix x, Matrix d, Matrix y) {
        elements.update("y + alpha * x / d", Map.of("alpha", alpha), Map.of("x", x, "d", d), y);
        base.addRatios(alpha, x, d, y);
    }

    /** A sign does not move where it is defined; at 0 it jumps, and nothing is known of its tangent. */
    @Override
    public void addSigns(double alpha, Matrix x, double beta, Matrix y) {
        elements.addSigns(x, beta, y);
        base.addSigns(alpha, x, beta, y);
    }

    @Override
    public void raiseToMagnitudes(Matrix x, double epsilon, double beta, Matrix y) {
        elements.update("max(abs(x) + epsilon, beta * y)", Map.of("epsilon", epsilon, "beta", beta), Map.of("x", x), y);
        base.raiseToMagnitudes(x, epsilon, beta, y);
    }

    @Override
    public void scaleByRoots(Matrix x, Matrix s, Matrix d, double epsilon, Matrix y) {
        elements.update(
                "x * sqrt(s + epsilon) / sqrt(d + epsilon)",
                Map.of("epsilon", epsilon),
                Map.of("x", x, "s", s, "d", d),
                y);
        base.scaleByRoots(x, s, d, epsilon, y);
    }

    @Override
    public void clamp(double limit, Matrix x) {
        elements.update("max(-limit, min(limit, x))", Map.of("limit", limit), Map.of("x", x), x);
        base.clamp(limit, x);
    }

    /** A rounding, whose derivative is 1. */
    @Override
    public void flushSubnormals(Matrix x) {
        base.flushSubnormals(x);
    }

    @Override
    public void map(ScalarFunction f, Matrix x, Matrix y) {
        elements.map(f, x, y);
        base.map(f, x, y);
    }

    @Override
    public void mapVjp(ScalarFunction f, Matrix x, Matrix y, Matrix gy, double beta, Matrix gx) {
        elements.mapVjp(f, x, gy, beta, gx);
        base.mapVjp(f, x, y, gy, beta, gx);
    }

    @Override
    public void rectify(Matrix x, Matrix a, Matrix y) {
        elements.rectify(x, a, y);
        base.rectify(x, a, y);
    }

    @Override
    public void rectifyVjp(Matrix x, Matrix a, Matrix gy, double beta, Matrix gx) {
        elements.rectifyVjp(x, a, gy, beta, gx);
        base.rectifyVjp(x, a, gy, beta, gx);
    }

    @Override
    public void rectifySlopesVjp(Matrix x, Matrix gy, double beta, Matrix ga) {
        elements.rectifySlopesVjp(x, gy, beta, ga);
        base.rectifySlopesVjp(x, gy, beta, ga);
    }

    @Override
    public void mapRows(RowFunction f, Matrix x, Matrix y) {
        rows.map(f, x, y);
        base.mapRows(f, x, y);
    }

    @Override
    public void mapRowsVjp(RowFunction f, Matrix x, Matrix y, Matrix gy, double beta, Matrix gx) {
        rows.mapVjp(f, x, gy, beta, gx);
        base.mapRowsVjp(f, x, y, gy, beta, gx);
    }

    @Override
    public void losses(Loss loss, Matrix p, Matrix t, Matrix values) {
        base.losses(loss, p, t, values);
        rows.losses(loss, p, t, values);
    }

    @Override
    public void lossesVjp(Loss loss, Matrix p, Matrix t, Matrix g, double factor, double beta, Matrix gp) {
        rows.lossesVjp(loss, p, t, g, factor, beta, gp);
        base.lossesVjp(loss, p, t, g, factor, beta, gp);
    }

    @Override
    public double lossWeights(Loss loss, Matrix t, int columns) {
        return base.lossWeights(loss, t, columns);
    }

    @Override
    public double sum(Matrix x) {
        return base.sum(x);
    }

    @Override
    public double dot(Matrix x, Matrix y) {
        return base.dot(x, y);
    }
}
