package org.chainrule.verification.property;

import java.util.random.RandomGenerator;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;
import org.chainrule.core.function.RowFunction;
import org.chainrule.verification.check.CheckReport;

/** What the contracts share. */
final class Contracts {

    private static final int MOST_COLUMNS = 64;

    /** Columns of a wide row. */
    static final int WIDE = 19;

    private Contracts() {}

    static Matrix normal(Shape shape, RandomGenerator random) {
        var matrix = Matrix.zeros(Precision.FLOAT64, shape);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, Seed.normal(random));
        }
        return matrix;
    }

    /** The nearest number of columns that a row function takes. */
    static int columns(RowFunction function, int wanted) {
        for (int n = 0; n < 2 * MOST_COLUMNS; n++) {
            int candidate = wanted + (n % 2 == 0 ? n / 2 : -(n + 1) / 2);
            if (candidate > 0 && takes(function, candidate)) {
                return candidate;
            }
        }
        throw new AssertionError(function.name() + ": it takes no row of 1 to " + MOST_COLUMNS + " columns");
    }

    private static boolean takes(RowFunction function, int columns) {
        try {
            return function.columns(columns) > 0;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    /** Standard normal numbers and then NaN, which nobody may read or write. */
    static double[] padded(int n, RandomGenerator random) {
        var row = new double[n + 1];
        for (int i = 0; i < n; i++) {
            row[i] = Seed.normal(random);
        }
        row[n] = Double.NaN;
        return row;
    }

    /** The report passes; so every demanded region was hit. */
    static void holds(CheckReport report) {
        holds(report.passed(), report.describe());
    }

    static void holds(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
