package org.chainrule.verification.region;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;

/** Whether inputs of an op, or the rows and elements of one, are alike; only the differentiable ones count. */
final class Alike {

    /** Rows of very different sizes differ by this at least. */
    private static final int UNEVEN = 16;

    private final int[] edges;

    Alike(int[] edges) {
        this.edges = edges.clone();
    }

    /** Whether one of these has the shape of the first. */
    static boolean haveOneShape(List<Shape> shapes, int[] edges) {
        return Arrays.stream(edges).skip(1).anyMatch(i -> shapes.get(i).equals(shapes.get(edges[0])));
    }

    /** All that have the shape of the first have its elements. */
    boolean areEqual(List<Matrix> inputs) {
        var first = inputs.get(edges[0]);
        return Arrays.stream(edges)
                .filter(i -> inputs.get(i).shape().equals(first.shape()))
                .allMatch(i -> Arrays.equals(inputs.get(i).toArray(), first.toArray()));
    }

    /** Some matrix has an element twice. */
    boolean haveDuplicates(List<Matrix> inputs) {
        return any(inputs, matrix -> Arrays.stream(matrix.toArray()).distinct().count() < matrix.size());
    }

    /** The last row of some matrix is its first. */
    boolean haveEqualRows(List<Matrix> inputs) {
        return any(
                inputs,
                matrix -> matrix.rows() > 1
                        && Arrays.equals(
                                matrix.rows(0, 1).toArray(),
                                matrix.rows(matrix.rows() - 1, 1).toArray()));
    }

    /** Some matrix has rows whose largest elements differ by a factor of 16 or more. */
    boolean areUneven(List<Matrix> inputs) {
        return any(inputs, matrix -> {
            double least = Double.POSITIVE_INFINITY;
            double most = 0;
            for (int row = 0; row < matrix.rows(); row++) {
                double largest = Arrays.stream(matrix.rows(row, 1).toArray())
                        .map(Math::abs)
                        .max()
                        .orElse(0);
                least = Math.min(least, largest);
                most = Math.max(most, largest);
            }
            return most >= UNEVEN * least;
        });
    }

    private boolean any(List<Matrix> inputs, Predicate<Matrix> test) {
        return Arrays.stream(edges).anyMatch(i -> test.test(inputs.get(i)));
    }
}
