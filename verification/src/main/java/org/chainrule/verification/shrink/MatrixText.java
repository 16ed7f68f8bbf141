package org.chainrule.verification.shrink;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;

/** Matrices as text: for people, and for the compiler. */
final class MatrixText {

    private MatrixText() {}

    /** {@code [1, 2; 3, 4]}: rows end with a semicolon. */
    static String of(Matrix matrix) {
        return rows(matrix, "; ", "", "", "[", "]", true);
    }

    /** {@code DoubleMatrix.of(new double[] {1, 2}, new double[] {3, 4})}. */
    static String code(Matrix matrix) {
        return rows(matrix, ", ", "new double[] {", "}", "DoubleMatrix.of(", ")", false);
    }

    /** {@code 1, 2}. */
    static String numbers(double[] elements) {
        return Arrays.stream(elements).mapToObj(MatrixText::literal).collect(Collectors.joining(", "));
    }

    private static String rows(
            Matrix matrix, String between, String open, String close, String first, String last, boolean people) {
        return IntStream.range(0, matrix.rows())
                .mapToObj(i -> Arrays.stream(matrix.rows(i, 1).toArray())
                        .mapToObj(x -> people ? Figures.shortest(x) : literal(x))
                        .collect(Collectors.joining(", ", open, close)))
                .collect(Collectors.joining(between, first, last));
    }

    /** A number as the compiler reads it back, bit for bit. */
    private static String literal(double x) {
        if (Double.isNaN(x)) {
            return "Double.NaN";
        }
        if (Double.isInfinite(x)) {
            return x > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
        }
        return Math.abs(x) < 1e9 && x == Math.rint(x) && !(x == 0 && 1 / x < 0)
                ? Long.toString((long) x)
                : Double.toString(x);
    }
}
