package org.chainrule.verification.property;

import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.check.CheckReport;

/** What the contracts share. */
final class Contracts {

    private Contracts() {}

    /** A matrix of standard normal numbers, drawn again where the function does not take them. */
    static Matrix arguments(ScalarFunction function, int rows, int columns, long seed) {
        var random = new Seed(seed).stream("arguments");
        var matrix = Matrix.zeros(Precision.FLOAT64, rows, columns);
        for (int i = 0; i < matrix.size(); i++) {
            double x;
            do {
                x = Seed.normal(random);
            } while (!function.datasheet().takes(x));
            matrix.set(i, x);
        }
        return matrix;
    }

    static void holds(CheckReport report) {
        holds(report.passed(), report.describe());
    }

    static void holds(boolean condition, String otherwise) {
        if (!condition) {
            throw new AssertionError(otherwise);
        }
    }
}
