package org.chainrule.verification.speed;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Multiplies and adds in registers only, in ten chains: two operations a cycle that take four cycles each need eight, and sixteen
 * registers hold ten and both factors.
 */
final class FloatPeak {

    private static final VectorSpecies<Float> LANES = FloatVector.SPECIES_PREFERRED;

    private static final int CHAINS = 10;

    private FloatPeak() {}

    /** Floating-point operations of so many rounds. */
    static double operations(int rounds) {
        return 2.0 * rounds * CHAINS * LANES.length();
    }

    static float run(int rounds, float factor) {
        var a = FloatVector.broadcast(LANES, factor);
        var b = FloatVector.broadcast(LANES, 1 - factor);
        FloatVector c0 = b, c1 = b, c2 = b, c3 = b, c4 = b, c5 = b, c6 = b, c7 = b, c8 = b, c9 = b;
        for (int i = 0; i < rounds; i++) {
            c0 = c0.fma(a, b);
            c1 = c1.fma(a, b);
            c2 = c2.fma(a, b);
            c3 = c3.fma(a, b);
            c4 = c4.fma(a, b);
            c5 = c5.fma(a, b);
            c6 = c6.fma(a, b);
            c7 = c7.fma(a, b);
            c8 = c8.fma(a, b);
            c9 = c9.fma(a, b);
        }
        return c0.add(c1)
                .add(c2)
                .add(c3)
                .add(c4)
                .add(c5)
                .add(c6)
                .add(c7)
                .add(c8)
                .add(c9)
                .lane(0);
    }
}
