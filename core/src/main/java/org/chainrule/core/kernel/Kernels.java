package org.chainrule.core.kernel;

import java.util.Optional;
import java.util.function.IntConsumer;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;

/**
 * Arithmetic on matrices of one precision.
 *
 * <p><b>β.</b> Verbs with a {@code beta} compute {@code out := result + β · out}. With β = 0 the old contents of
 * {@code out} are not read, so NaN in a fresh buffer does no harm; β = 1 adds.
 *
 * <p><b>Shapes</b> are checked by whoever builds the computation, once; a verb may check again but need not. Outputs must
 * not overlap inputs unless a verb says so. Every matrix must have the {@link #precision()} of these kernels. Scalars are
 * given as doubles and rounded to the precision.
 *
 * <p>Kernels may hold scratch memory: one thread at a time. Same inputs, same provider, same machine: same bits, whatever
 * the number of threads; only a sum that begins with −0, or underflows to it, may end as 0 or −0 by vectors, because zeros of a
 * left operand may be left out.
 */
public interface Kernels {

    /** Name of the provider, for example {@code java}. */
    String name();

    /** Precision of every matrix these kernels take. */
    Precision precision();

    /** {@code c := a · b + β · c}. a: m×k, b: k×n, c: m×n. For a linear layer ∂L/∂X = ∂L/∂Z · W. */
    void multiply(Matrix a, Matrix b, double beta, Matrix c);

    /** {@code c := aᵀ · b + β · c}. a: k×m, b: k×n, c: m×n. ∂L/∂W = (∂L/∂Z)ᵀ · X. */
    void multiplyLeftTransposed(Matrix a, Matrix b, double beta, Matrix c);

    /** {@code c := a · bᵀ + β · c}. a: m×k, b: n×k, c: m×n. Z = X · Wᵀ. */
    void multiplyRightTransposed(Matrix a, Matrix b, double beta, Matrix c);

    /**
     * {@code z := x · wᵀ + b} on every row, the forward pass of a linear layer. x: m×k, w: n×k, b: 1×n, z: m×n. A provider may
     * do it in one pass, with sums that start from b.
     */
    default void linear(Matrix x, Matrix w, Matrix b, Matrix z) {
        multiplyRightTransposed(x, w, 0, z);
        addRow(z, b, z);
    }

    /** Adds a 1×n row to every row: {@code y_ij := x_ij + row_j}. x, y: m×n; x and y may be the same. */
    void addRow(Matrix x, Matrix row, Matrix y);

    /** Adjoint of {@link #addRow}: {@code row_j := Σ_i x_ij + β · row_j}. x: m×n, row: 1×n. */
    void columnSums(Matrix x, double beta, Matrix row);

    /** {@code y := α · x + β · y}, any equal shapes; x and y may be the same, with any β. */
    void addScaled(double alpha, Matrix x, double beta, Matrix y);

    /** {@code y := α · x ⊙ x + β · y}, any equal shapes. */
    void addSquares(double alpha, Matrix x, double beta, Matrix y);

    /** {@code y := y + α · x / (scale · √s + ε)}, any equal shapes; the step of every adaptive update rule. */
    void addQuotient(double alpha, Matrix x, Matrix s, double scale, double epsilon, Matrix y);

    /** {@code y := y + α · x / d}, any equal shapes. */
    void addRatios(double alpha, Matrix x, Matrix d, Matrix y);

    /** {@code y := α · sign(x) + β · y}, any equal shapes; x and y may be the same. sign(0) = 0, sign(NaN) = NaN. */
    void addSigns(double alpha, Matrix x, double beta, Matrix y);

    /** {@code y := max(|x| + ε, β · y)}, any equal shapes, β above 0; NaN if either is. */
    void raiseToMagnitudes(Matrix x, double epsilon, double beta, Matrix y);

    /** {@code y := x · √(s + ε) / √(d + ε)}, any equal shapes. */
    void scaleByRoots(Matrix x, Matrix s, Matrix d, double epsilon, Matrix y);

    /** {@code x := max(−limit, min(limit, x))}, in place; limit above 0, NaN stays NaN. */
    void clamp(double limit, Matrix x);

    /**
     * {@code x_i := 0} where x_i is subnormal: nearer to 0 than the least number of full precision, 2^−126 or 2^−1022. There are
     * processors that take many times longer to multiply such a number.
     */
    void flushSubnormals(Matrix x);

    /** Elementwise product: {@code c := a ⊙ b + β · c}, equal shapes; a and b may be the same. */
    void multiplyElements(Matrix a, Matrix b, double beta, Matrix c);

    /**
     * Does {@code part(0)} to {@code part(parts − 1)}, several at the same time if these kernels have several threads, and returns
     * when all are done. A part may call the verbs above that go element by element ({@link #addScaled} to
     * {@link #multiplyElements}), with outputs that no other part reads or writes. What a part throws is thrown here; some are not
     * done then.
     */
    default void forEachPart(int parts, IntConsumer part) {
        for (int index = 0; index < parts; index++) {
            part.accept(index);
        }
    }

    /**
     * Copies a block of {@code count} columns: {@code y_i,to+j := x_i,from+j + β · y_i,to+j} for j below {@code count}; the
     * other columns of y stay as they are. x and y have equally many rows.
     *
     * @param from first column of the block in x
     * @param to first column of the block in y
     */
    void copyColumns(Matrix x, int from, double beta, Matrix y, int to, int count);

    /** {@code y_i := f(x_i)}, equal shapes. */
    void map(ScalarFunction f, Matrix x, Matrix y);

    /** {@code gx_i := gy_i · f′(x_i) + β · gx_i} where {@code y_i = f(x_i)}, equal shapes. */
    void mapVjp(ScalarFunction f, Matrix x, Matrix y, Matrix gy, double beta, Matrix gx);

    /**
     * Rectifier with given slopes for negative arguments: {@code y_ij := max(x_ij, 0) + a_j · min(x_ij, 0)}. x, y: m×n, a:
     * 1×n, or 1×1 for the same slope in every column.
     */
    void rectify(Matrix x, Matrix a, Matrix y);

    /** {@code gx_ij := gy_ij · (x_ij > 0 ? 1 : a_j) + β · gx_ij} for {@link #rectify}. */
    void rectifyVjp(Matrix x, Matrix a, Matrix gy, double beta, Matrix gx);

    /**
     * {@code ga_j := Σ_i gy_ij · min(x_ij, 0) + β · ga_j} for {@link #rectify}, over all columns where ga is 1×1, then
     * accumulated in double.
     */
    void rectifySlopesVjp(Matrix x, Matrix gy, double beta, Matrix ga);

    /** Applies f to every row: x: m×n, y: m×{@code f.columns(n)}. */
    void mapRows(RowFunction f, Matrix x, Matrix y);

    /** Row by row {@code gx := gy · ∂y/∂x + β · gx}. */
    void mapRowsVjp(RowFunction f, Matrix x, Matrix y, Matrix gy, double beta, Matrix gx);

    /**
     * The loss of every row: {@code values_i := loss(p_i, t_i)}. p: m×n, t: m×{@code loss.targetColumns(n)}, values: m×1.
     * Here and below, for a loss without a target t is any matrix of m rows, such as p; it is not used.
     * Throws {@link IllegalArgumentException} naming the first row whose target is out of range.
     */
    void losses(Loss loss, Matrix p, Matrix t, Matrix values);

    /**
     * {@code gp_i := factor · g_i · ∂loss(p_i, t_i)/∂p_i + β · gp_i} for every row i.
     *
     * @param g one cotangent per row (m×1) or one for all (1×1)
     */
    void lossesVjp(Loss loss, Matrix p, Matrix t, Matrix g, double factor, double beta, Matrix gp);

    /** Σ over rows of {@code loss.weight(t_i, columns)}, accumulated in double; columns are those of the prediction. */
    double lossWeights(Loss loss, Matrix t, int columns);

    /** The layer on these matrices, prepared; empty if nothing is gained by that, as it is unless a provider says otherwise. */
    default Optional<SmallLayer> prepare(SmallLayer.Matrices layer) {
        return Optional.empty();
    }

    /** The loss on these matrices, prepared; empty as for a layer. */
    default Optional<SmallLoss> prepare(SmallLoss.Matrices loss) {
        return Optional.empty();
    }

    /** Σ x_i, accumulated in double. */
    double sum(Matrix x);

    /** Σ x_i · y_i, accumulated in double; equal sizes. */
    double dot(Matrix x, Matrix y);
}
