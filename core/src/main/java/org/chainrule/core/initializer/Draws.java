package org.chainrule.core.initializer;

import java.util.random.RandomGenerator;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;

/** Fills a matrix in row-major order. Drawn as double and rounded, so both precisions get the same weights. */
final class Draws {

    private Draws() {}

    static void uniform(Matrix destination, double bound, RandomGenerator random) {
        for (int i = 0; i < destination.size(); i++) {
            destination.set(i, Seed.uniform(random, -bound, bound));
        }
    }

    static void normal(Matrix destination, double standardDeviation, RandomGenerator random) {
        for (int i = 0; i < destination.size(); i++) {
            destination.set(i, standardDeviation * Seed.normal(random));
        }
    }
}
