package org.chainrule.verification.alarm;

import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;

/** Where the families are checked. */
final class Points {

    /** How often a point is right at the place that it is otherwise near. */
    private static final int ONE_IN = 16;

    private Points() {}

    static ToDoubleFunction<RandomGenerator> uniform(double low, double high) {
        return random -> Seed.uniform(random, low, high);
    }

    /** As many in every decade. */
    static ToDoubleFunction<RandomGenerator> logUniform(double low, double high) {
        return random -> logUniform(random, low, high);
    }

    static double logUniform(RandomGenerator random, double low, double high) {
        return StrictMath.exp(Seed.uniform(random, StrictMath.log(low), StrictMath.log(high)));
    }

    static double signed(RandomGenerator random, double magnitude) {
        return random.nextBoolean() ? magnitude : -magnitude;
    }

    /** At a place, or to either side of it at distances from 10⁻¹² to 1. */
    static ToDoubleFunction<RandomGenerator> near(double place) {
        return random -> near(random, place);
    }

    static double near(RandomGenerator random, double place) {
        return random.nextInt(ONE_IN) == 0 ? place : place + distance(random);
    }

    static double distance(RandomGenerator random) {
        return signed(random, logUniform(random, 1e-12, 1));
    }

    /** Standard normal. */
    static double[] normal(RandomGenerator random, int size) {
        var x = new double[size];
        for (int i = 0; i < size; i++) {
            x[i] = Seed.normal(random);
        }
        return x;
    }
}
