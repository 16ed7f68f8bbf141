package org.chainrule.core.data;

import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;

/** Classes in the plane: spirals, moons, exclusive or. */
final class PlaneSets {

    /** How far an arm turns from its centre to its end, in radians. */
    private static final double TURN = 4;

    private PlaneSets() {}

    static Dataset spirals(int classes, int perClass, double noise, long seed) {
        Require.atLeast("spirals", "classes", 2, classes);
        Require.atLeast("spirals", "examples of each class", 1, perClass);
        Require.noise("spirals", noise);
        var random = new Seed(seed).stream("spirals");
        var inputs = DoubleMatrix.zeros(Math.multiplyExact(classes, perClass), 2);
        for (int i = 0; i < inputs.rows(); i++) {
            double radius = (i / classes + 1) / (double) perClass;
            double angle = 2 * Math.PI * (i % classes) / classes + TURN * radius + noise * Seed.normal(random);
            inputs.set(i, 0, radius * StrictMath.sin(angle));
            inputs.set(i, 1, radius * StrictMath.cos(angle));
        }
        return classified("spirals", inputs, classes);
    }

    static Dataset moons(int count, double noise, long seed) {
        Require.atLeast("moons", "examples", 2, count);
        Require.noise("moons", noise);
        var random = new Seed(seed).stream("moons");
        var inputs = DoubleMatrix.zeros(count, 2);
        for (int i = 0; i < count; i++) {
            int outer = (count + 1) / 2;
            int place = i / 2;
            int ofThisMoon = i % 2 == 0 ? outer : count - outer;
            double t = ofThisMoon == 1 ? 0 : Math.PI * place / (ofThisMoon - 1);
            double x = i % 2 == 0 ? StrictMath.cos(t) : 1 - StrictMath.cos(t);
            double y = i % 2 == 0 ? StrictMath.sin(t) : 0.5 - StrictMath.sin(t);
            set(inputs, i, x, y, noise, random);
        }
        return classified("moons", inputs, 2);
    }

    static Dataset xor(int count, double noise, long seed) {
        Require.atLeast("xor", "examples", 2, count);
        Require.noise("xor", noise);
        var random = new Seed(seed).stream("xor");
        var inputs = DoubleMatrix.zeros(count, 2);
        for (int i = 0; i < count; i++) {
            int a = i / 2 % 2;
            int b = i % 2 == 0 ? a : 1 - a;
            set(inputs, i, a, b, noise, random);
        }
        return classified("xor", inputs, 2);
    }

    private static void set(Matrix inputs, int row, double x, double y, double noise, RandomGenerator random) {
        inputs.set(row, 0, x + noise * Seed.normal(random));
        inputs.set(row, 1, y + noise * Seed.normal(random));
    }

    private static Dataset classified(String name, Matrix inputs, int classes) {
        return new Dataset(name, inputs, turns(inputs.rows(), classes), List.of("x", "y"), Names.numbers(classes));
    }

    /** Targets of examples whose classes take turns. */
    static Matrix turns(int count, int classes) {
        var targets = DoubleMatrix.zeros(count, 1);
        for (int i = 0; i < count; i++) {
            targets.set(i, 0, i % classes);
        }
        return targets;
    }
}
