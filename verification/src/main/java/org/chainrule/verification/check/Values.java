package org.chainrule.verification.check;

import java.util.random.RandomGenerator;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;

/** Random matrices in float64. */
final class Values {

    private Values() {}

    /** Standard normal elements: signed, so that nothing cancels or adds up by being of one sign. */
    static Matrix normal(Shape shape, RandomGenerator random) {
        var matrix = Matrix.zeros(Precision.FLOAT64, shape);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, Seed.normal(random));
        }
        return matrix;
    }

    /** Elements between two bounds. */
    static Matrix uniform(Shape shape, double low, double high, RandomGenerator random) {
        var matrix = Matrix.zeros(Precision.FLOAT64, shape);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, Seed.uniform(random, low, high));
        }
        return matrix;
    }

    /** 1 at one random place, else 0. */
    static Matrix oneHot(Shape shape, RandomGenerator random) {
        var matrix = Matrix.zeros(Precision.FLOAT64, shape);
        matrix.set(random.nextInt(matrix.size()), 1);
        return matrix;
    }
}
