package org.chainrule.verification.region;

import java.util.random.RandomGenerator;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Shape;

/** Random numbers at chosen scales. */
public final class Draw {

    private Draw() {}

    /** As many in every decade between two positive numbers. */
    public static double logUniform(RandomGenerator random, double low, double high) {
        return StrictMath.exp(Seed.uniform(random, StrictMath.log(low), StrictMath.log(high)));
    }

    /** The number or its opposite. */
    public static double signed(RandomGenerator random, double magnitude) {
        return random.nextBoolean() ? magnitude : -magnitude;
    }

    /** Standard normal numbers: signed, so that nothing cancels or adds up by being of one sign. */
    public static double[] normal(int count, RandomGenerator random) {
        var row = new double[count];
        for (int j = 0; j < count; j++) {
            row[j] = Seed.normal(random);
        }
        return row;
    }

    /** A matrix of standard normal numbers in float64. */
    public static Matrix normal(Shape shape, RandomGenerator random) {
        return matrix(shape, normal(shape.size(), random));
    }

    /** A matrix in float64 of these elements, row by row. */
    public static Matrix matrix(Shape shape, double[] elements) {
        var matrix = Matrix.zeros(Precision.FLOAT64, shape);
        matrix.copyFrom(elements);
        return matrix;
    }
}
