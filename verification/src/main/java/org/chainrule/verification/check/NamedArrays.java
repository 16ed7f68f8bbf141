package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Several named arrays laid end to end in one vector, and out of it again: what a model holds its parameters in, and what a
 * check varies.
 *
 * <pre>{@code
 * var at = NamedArrays.of("W", weights).and("b", bias);                         // double[][], double[]
 * GradientCheck.ofArrays(
 *         at,
 *         p -> loss(p.matrix("W"), p.vector("b")),
 *         p -> NamedArrays.of("W", dW(p.matrix("W"), …)).and("b", db(…)));
 * }</pre>
 *
 * <p>Immutable: the arrays are copied in and out. A {@code float} becomes the {@code double} of the same value, which is
 * exact, and is read back as a {@code float}, rounded to nearest.
 */
public final class NamedArrays {

    private final List<Part> parts;
    private final double[] values;

    /** Where an array lies; a vector is one row. */
    private record Part(String name, int from, int rows, int columns) {

        int size() {
            return rows * columns;
        }

        @Override
        public String toString() {
            return "\"" + name + "\" of " + rows + "×" + columns;
        }
    }

    private NamedArrays(List<Part> parts, double[] values) {
        this.parts = List.copyOf(parts);
        this.values = values;
    }

    private static NamedArrays none() {
        return new NamedArrays(List.of(), new double[0]);
    }

    /** Begins with a vector. */
    public static NamedArrays of(String name, double... vector) {
        return none().and(name, vector);
    }

    /** Begins with a matrix, given by its rows. */
    public static NamedArrays of(String name, double[][] matrix) {
        return none().and(name, matrix);
    }

    /** Begins with a vector of floats. */
    public static NamedArrays of(String name, float[] vector) {
        return none().and(name, vector);
    }

    /** Begins with a matrix of floats, given by its rows. */
    public static NamedArrays of(String name, float[][] matrix) {
        return none().and(name, matrix);
    }

    /** These and a vector after them. */
    public NamedArrays and(String name, double... vector) {
        return with(name, 1, given(name, vector).length, vector);
    }

    /**
     * These and a matrix after them, row by row.
     *
     * @throws IllegalArgumentException if its rows are not equally long
     */
    public NamedArrays and(String name, double[][] matrix) {
        int columns = given(name, matrix).length == 0 ? 0 : given(name, matrix[0]).length;
        var flat = new double[matrix.length * columns];
        for (int i = 0; i < matrix.length; i++) {
            if (given(name, matrix[i]).length != columns) {
                throw new IllegalArgumentException("named arrays: row " + i + " of \"" + name + "\" has "
                        + matrix[i].length + " numbers but row 0 has " + columns + "; rows must be equally long");
            }
            System.arraycopy(matrix[i], 0, flat, i * columns, columns);
        }
        return with(name, matrix.length, columns, flat);
    }

    /** These and a vector of floats after them. */
    public NamedArrays and(String name, float[] vector) {
        return and(name, doubles(given(name, vector)));
    }

    /** These and a matrix of floats after them, row by row. */
    public NamedArrays and(String name, float[][] matrix) {
        return and(
                name,
                Arrays.stream(given(name, matrix))
                        .map(row -> doubles(given(name, row)))
                        .toArray(double[][]::new));
    }

    private static <T> T given(String name, T array) {
        return Arguments.given("the array \"" + name + "\", or a row of it,", array);
    }

    private NamedArrays with(String name, int rows, int columns, double[] more) {
        if (more.length == 0) {
            throw new IllegalArgumentException(
                    "named arrays: found \"" + name + "\" without numbers; an array needs at least one");
        }
        if (parts.stream().anyMatch(part -> part.name.equals(name))) {
            throw new IllegalArgumentException(
                    "named arrays: found \"" + name + "\" twice; every array needs a name of its own");
        }
        var all = new ArrayList<>(parts);
        all.add(new Part(name, values.length, rows, columns));
        var joined = Arrays.copyOf(values, values.length + more.length);
        System.arraycopy(more, 0, joined, values.length, more.length);
        return new NamedArrays(all, joined);
    }

    /**
     * Arrays of the same names and shapes with the numbers of this vector.
     *
     * @throws IllegalArgumentException if the vector is not as long as all arrays together
     */
    public NamedArrays holding(double[] vector) {
        if (vector.length != values.length) {
            throw new IllegalArgumentException(
                    "named arrays: found " + vector.length + " numbers for " + this + "; needs " + values.length);
        }
        return new NamedArrays(parts, vector.clone());
    }

    /** All numbers, array after array, each row by row; a new array. */
    public double[] toArray() {
        return values.clone();
    }

    /** The array of this name as a vector, row by row if it is a matrix; a new array. */
    public double[] vector(String name) {
        var part = part(name);
        return Arrays.copyOfRange(values, part.from, part.from + part.size());
    }

    /** The array of this name by its rows; new arrays. */
    public double[][] matrix(String name) {
        var part = part(name);
        var rows = new double[part.rows][];
        for (int i = 0; i < part.rows; i++) {
            rows[i] = Arrays.copyOfRange(values, part.from + i * part.columns, part.from + (i + 1) * part.columns);
        }
        return rows;
    }

    /** {@link #vector} in floats, rounded to nearest. */
    public float[] floatVector(String name) {
        return floats(vector(name));
    }

    /** {@link #matrix} in floats, rounded to nearest. */
    public float[][] floatMatrix(String name) {
        return Arrays.stream(matrix(name)).map(NamedArrays::floats).toArray(float[][]::new);
    }

    /**
     * The only number of this array.
     *
     * @throws IllegalArgumentException if there are more
     */
    public double number(String name) {
        var part = part(name);
        if (part.size() != 1) {
            throw new IllegalArgumentException(
                    "named arrays: " + part + " is not one number; read it with vector or matrix");
        }
        return values[part.from];
    }

    /** The names in the order they lie. */
    public List<String> names() {
        return parts.stream().map(Part::name).toList();
    }

    int columns(String name) {
        return part(name).columns;
    }

    /** How many numbers the array of this name has. */
    public int size(String name) {
        return part(name).size();
    }

    /**
     * The numbers of other arrays in the order of these, matched by name.
     *
     * @throws IllegalArgumentException if the names and shapes are not the same, naming every one that differs
     */
    double[] inOrderOf(NamedArrays layout) {
        var wrong = new ArrayList<String>();
        var ordered = new double[layout.values.length];
        for (Part wanted : layout.parts) {
            var found =
                    parts.stream().filter(part -> part.name.equals(wanted.name)).findFirst();
            if (found.isEmpty()) {
                wrong.add("\"" + wanted.name + "\" is missing");
            } else if (found.get().rows != wanted.rows || found.get().columns != wanted.columns) {
                wrong.add(found.get() + " should be " + wanted.rows + "×" + wanted.columns);
            } else {
                System.arraycopy(values, found.get().from, ordered, wanted.from, wanted.size());
            }
        }
        for (Part part : parts) {
            if (!layout.names().contains(part.name)) {
                wrong.add("\"" + part.name + "\" is not one of " + layout.names());
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("named arrays: " + String.join("; ", wrong));
        }
        return ordered;
    }

    private Part part(String name) {
        return parts.stream()
                .filter(part -> part.name.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("named arrays: found no \"" + name + "\"; there are " + names()));
    }

    private static double[] doubles(float[] vector) {
        var wide = new double[vector.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = vector[i];
        }
        return wide;
    }

    private static float[] floats(double[] vector) {
        var narrow = new float[vector.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) vector[i];
        }
        return narrow;
    }

    /** Names and shapes. */
    @Override
    public String toString() {
        return String.join(", ", parts.stream().map(Part::toString).toList());
    }
}
