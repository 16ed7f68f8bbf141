package org.chainrule.core.data;

import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Seed;

/** Regressions by formula. */
final class RegressionSets {

    private RegressionSets() {}

    static Dataset curve(int count, double noise, long seed) {
        Require.atLeast("curve", "examples", 2, count);
        Require.noise("curve", noise);
        var random = new Seed(seed).stream("curve");
        var inputs = DoubleMatrix.zeros(count, 1);
        var targets = DoubleMatrix.zeros(count, 1);
        for (int i = 0; i < count; i++) {
            double x = -1 + 2.0 * i / (count - 1);
            inputs.set(i, 0, x);
            targets.set(i, 0, StrictMath.sin(Math.PI * x) + noise * Seed.normal(random));
        }
        return new Dataset("curve", inputs, targets, List.of("x"), List.of());
    }

    static Dataset regression(int rows, long seed) {
        Require.atLeast("regression", "examples", 1, rows);
        var random = new Seed(seed).stream("regression");
        var inputs = DoubleMatrix.zeros(rows, 3);
        var targets = DoubleMatrix.zeros(rows, 2);
        for (int i = 0; i < rows; i++) {
            double x1 = Seed.uniform(random, -1, 1);
            double x2 = Seed.uniform(random, -1, 1);
            double x3 = Seed.uniform(random, -1, 1);
            inputs.set(i, 0, x1);
            inputs.set(i, 1, x2);
            inputs.set(i, 2, x3);
            targets.set(i, 0, StrictMath.sin(Math.PI * x1 / 2) + x2 * x3);
            targets.set(i, 1, x1 * x1 - x2 + x3 / 2);
        }
        return new Dataset("regression", inputs, targets, List.of("x1", "x2", "x3"), List.of());
    }
}
