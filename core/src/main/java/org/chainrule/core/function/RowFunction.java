package org.chainrule.core.function;

/**
 * A function of a whole row, applied to every row of a matrix. Works in double, whatever the precision of the matrix, and
 * allocates nothing per row.
 */
public sealed interface RowFunction
        permits CustomRowFunction, Glu, LogMeanExp, LogSoftmax, LogSumExp, Softmax, Softmin, Sparsemax, Standardise {

    /** Lower-case name with hyphens. */
    String name();

    /**
     * Columns of the result for a row of n columns.
     *
     * @throws IllegalArgumentException if it does not take rows of n columns, saying what it takes
     */
    int columns(int n);

    /** What is known and promised of this function with these parameters: formulas, accuracy, conventions. */
    RowSheet sheet();

    /**
     * {@code y := f(x)}.
     *
     * @param x the first n elements are the row; not modified
     * @param y the first {@code columns(n)} elements are written
     */
    void value(double[] x, double[] y, int n);

    /**
     * {@code gx := gy · ∂y/∂x}.
     *
     * @param gy cotangent, {@code columns(n)} elements; not modified
     * @param gx the first n elements are written
     */
    void vjp(double[] x, double[] y, double[] gy, double[] gx, int n);
}
