package org.chainrule.core;

import java.util.Arrays;
import java.util.Objects;

/** A {@link Matrix} of {@code float} elements. Derived from its double twin; edit that one. */
@SuppressWarnings("cast") // what is a no-op here narrows or widens in the float twin
public final class FloatMatrix implements Matrix {

    private final float[] array;
    private final int offset;
    private final int rows;
    private final int columns;

    private FloatMatrix(float[] array, int offset, int rows, int columns) {
        this.array = array;
        this.offset = offset;
        this.rows = rows;
        this.columns = columns;
    }

    /** A new matrix of zeros. */
    public static FloatMatrix zeros(int rows, int columns) {
        return new FloatMatrix(new float[Shape.of(rows, columns).size()], 0, rows, columns);
    }

    /** A window on an array, which is shared: {@code rows·columns} elements from {@code offset}, row-major. */
    public static FloatMatrix wrap(float[] array, int offset, int rows, int columns) {
        Objects.checkFromIndexSize(offset, Shape.of(rows, columns).size(), array.length);
        return new FloatMatrix(array, offset, rows, columns);
    }

    /** A new matrix with these rows, which must be equally long. */
    public static FloatMatrix of(float[]... rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("matrix: found no rows; give at least one");
        }
        var matrix = zeros(rows.length, rows[0].length);
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != matrix.columns) {
                throw new IllegalArgumentException("matrix: row 0 has " + matrix.columns + " columns but row " + i
                        + " has " + rows[i].length + "; all rows must be equally long");
            }
            System.arraycopy(rows[i], 0, matrix.array, i * matrix.columns, matrix.columns);
        }
        return matrix;
    }

    /** The array behind this window; changes to it are seen here. Element (i, j) is at {@code offset + i·columns + j}. */
    public float[] array() {
        return array;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public Precision precision() {
        return Precision.FLOAT32;
    }

    @Override
    public /*wide*/ double get(int row, int column) {
        Objects.checkIndex(row, rows);
        return array[offset + row * columns + Objects.checkIndex(column, columns)];
    }

    @Override
    public void set(int row, int column, /*wide*/ double value) {
        Objects.checkIndex(row, rows);
        array[offset + row * columns + Objects.checkIndex(column, columns)] = (float) value;
    }

    @Override
    public /*wide*/ double get(int index) {
        return array[offset + Objects.checkIndex(index, size())];
    }

    @Override
    public void set(int index, /*wide*/ double value) {
        array[offset + Objects.checkIndex(index, size())] = (float) value;
    }

    @Override
    public FloatMatrix rows(int first, int count) {
        Objects.checkFromIndexSize(first, count, rows);
        return new FloatMatrix(
                array, offset + first * columns, Shape.of(count, columns).rows(), columns);
    }

    @Override
    public FloatMatrix reshaped(int newRows, int newColumns) {
        if (Shape.of(newRows, newColumns).size() != size()) {
            throw new IllegalArgumentException("reshape: " + shape() + " has " + size() + " elements but " + newRows
                    + "×" + newColumns + " has " + newRows * newColumns + "; the sizes must be equal");
        }
        return new FloatMatrix(array, offset, newRows, newColumns);
    }

    @Override
    public void fill(/*wide*/ double value) {
        Arrays.fill(array, offset, offset + size(), (float) value);
    }

    @Override
    public void copyFrom(Matrix source) {
        if (source.rows() != rows || source.columns() != columns) {
            throw new IllegalArgumentException("copy: source is " + source.shape() + " but destination is " + shape()
                    + "; the shapes must be equal");
        }
        copyElements(source, source.offset(), offset, size());
    }

    @Override
    public void copyFrom(/*wide*/ double[] source) {
        if (source.length != size()) {
            throw new IllegalArgumentException("copy: found " + source.length + " numbers but the destination is "
                    + shape() + " and needs " + size());
        }
        copyFrom(source, 0);
    }

    @Override
    public void copyFrom(/*wide*/ double[] source, int from) {
        int n = size();
        Objects.checkFromIndexSize(from, n, source.length);
        for (int i = 0; i < n; i++) {
            array[offset + i] = (float) source[from + i];
        }
    }

    @Override
    public void copyFrom(float[] source, int from) {
        int n = size();
        Objects.checkFromIndexSize(from, n, source.length);
        for (int i = 0; i < n; i++) {
            array[offset + i] = (float) source[from + i];
        }
    }

    @Override
    public void copyTo(/*wide*/ double[] target, int to) {
        int n = size();
        Objects.checkFromIndexSize(to, n, target.length);
        for (int i = 0; i < n; i++) {
            target[to + i] = (/*wide*/ double) array[offset + i];
        }
    }

    @Override
    public void copyTo(float[] target, int to) {
        int n = size();
        Objects.checkFromIndexSize(to, n, target.length);
        for (int i = 0; i < n; i++) {
            target[to + i] = (float) array[offset + i];
        }
    }

    @Override
    public void copyRow(int row, Matrix source, int sourceRow) {
        if (source.columns() != columns) {
            throw new IllegalArgumentException("copyRow: source has " + source.columns()
                    + " columns but destination has " + columns + "; they must be equal");
        }
        Objects.checkIndex(row, rows);
        Objects.checkIndex(sourceRow, source.rows());
        copyElements(source, source.offset() + sourceRow * columns, offset + row * columns, columns);
    }

    private void copyElements(Matrix source, int from, int to, int count) {
        if (source instanceof FloatMatrix same) {
            System.arraycopy(same.array, from, array, to, count);
        } else {
            int start = from - source.offset();
            for (int i = 0; i < count; i++) {
                array[to + i] = (float) source.get(start + i);
            }
        }
    }

    @Override
    public /*wide*/ double[] toArray() {
        var copy = new /*wide*/ double[size()];
        for (int i = 0; i < copy.length; i++) {
            copy[i] = array[offset + i];
        }
        return copy;
    }

    /** Shape, precision and, for at most 64 elements, the elements. */
    @Override
    public String toString() {
        var text = new StringBuilder(shape().toString());
        if (size() <= 64) {
            for (int i = 0; i < rows; i++) {
                text.append(i == 0 ? " [" : "; ");
                for (int j = 0; j < columns; j++) {
                    text.append(j == 0 ? "" : ", ").append(Figures.shortest(get(i, j)));
                }
            }
            text.append(']');
        }
        return text.toString();
    }
}
