package org.chainrule.core;

/**
 * A rows × columns matrix of one {@link Precision}: row-major, contiguous, one array and an offset.
 *
 * <p>A matrix is a window: {@link #rows(int, int)} and {@link #reshaped(int, int)} share the array with their origin.
 * There are no strides and no implicit broadcasting; feed-forward networks need one broadcast only, adding a row to
 * every row, and that has a name in {@link org.chainrule.core.kernel.Kernels}. Arithmetic lives in the kernels; what is
 * here reads, writes and copies.
 */
public sealed interface Matrix permits DoubleMatrix, FloatMatrix {

    /** Number of rows. */
    int rows();

    /** Number of columns. */
    int columns();

    /** Position of element (0, 0) in the array. */
    int offset();

    /** Format of the elements. */
    Precision precision();

    /** Element (row, column), widened to double. */
    double get(int row, int column);

    /** Sets element (row, column), rounded to this precision. */
    void set(int row, int column, double value);

    /** Element at a row-major position, widened to double. */
    double get(int index);

    /** Sets the element at a row-major position, rounded to this precision. */
    void set(int index, double value);

    /** A window on {@code count} rows from row {@code first}; shares the elements. */
    Matrix rows(int first, int count);

    /** A window on the same elements with another shape of the same size; shares the elements. */
    Matrix reshaped(int rows, int columns);

    /** Sets every element to {@code value}, rounded to this precision. */
    void fill(double value);

    /** Copies the elements of a matrix of the same shape, converting the precision if it differs. */
    void copyFrom(Matrix source);

    /** Copies {@code size()} numbers in row-major order, rounded to this precision. */
    void copyFrom(double[] source);

    /**
     * Copies {@code size()} numbers from a place in an array on.
     *
     * @throws IndexOutOfBoundsException if the array ends before; nothing is copied then
     */
    void copyFrom(double[] source, int from);

    /** As {@link #copyFrom(double[], int)}, from floats. */
    void copyFrom(float[] source, int from);

    /**
     * Copies the {@code size()} elements in row-major order to a place in an array, widened to double.
     *
     * @throws IndexOutOfBoundsException if the array ends before; nothing is copied then
     */
    void copyTo(double[] target, int to);

    /** As {@link #copyTo(double[], int)}, rounded to float. */
    void copyTo(float[] target, int to);

    /** Copies one row of another matrix with as many columns into row {@code row}, converting the precision. */
    void copyRow(int row, Matrix source, int sourceRow);

    /** The elements in row-major order, widened to double; a new array. */
    double[] toArray();

    /** Number of elements. */
    default int size() {
        return rows() * columns();
    }

    /** Shape, for example {@code 64×784}. */
    default Shape shape() {
        return new Shape(rows(), columns());
    }

    /** A new matrix of zeros. */
    static Matrix zeros(Precision precision, int rows, int columns) {
        return switch (precision) {
            case FLOAT32 -> FloatMatrix.zeros(rows, columns);
            case FLOAT64 -> DoubleMatrix.zeros(rows, columns);
        };
    }

    /** A new matrix of zeros. */
    static Matrix zeros(Precision precision, Shape shape) {
        shape.size();
        return zeros(precision, shape.rows(), shape.columns());
    }

    /** A new matrix with the same elements in the given precision. */
    static Matrix copyOf(Matrix source, Precision precision) {
        var copy = zeros(precision, source.rows(), source.columns());
        copy.copyFrom(source);
        return copy;
    }
}
