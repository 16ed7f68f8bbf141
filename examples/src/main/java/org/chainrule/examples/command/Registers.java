package org.chainrule.examples.command;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import org.chainrule.core.Precision;

/** Multiply-adds of vectors in registers only. Not to be loaded where there is no Vector API. */
final class Registers {

    private static final int ROUNDS = 10_000;

    /** Takes the results, so that they are computed. */
    @SuppressWarnings("unused") // nobody reads it: that it is written is enough
    private static volatile double sink;

    private Registers() {}

    /** Operations of a run, two per multiply-add. */
    static double operations(Precision precision) {
        int lanes = precision == Precision.FLOAT64
                ? DoubleVector.SPECIES_PREFERRED.length()
                : FloatVector.SPECIES_PREFERRED.length();
        return 2.0 * ROUNDS * 10 * lanes;
    }

    static void run(Precision precision) {
        sink = precision == Precision.FLOAT64 ? doubles() : floats();
    }

    /** Ten chains, so that no multiply-add waits for another; sixteen registers hold them. */
    private static double doubles() {
        var a = DoubleVector.broadcast(DoubleVector.SPECIES_PREFERRED, 0.5);
        var s0 = a.add(a);
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        var s4 = s0;
        var s5 = s0;
        var s6 = s0;
        var s7 = s0;
        var s8 = s0;
        var s9 = s0;
        for (int i = 0; i < ROUNDS; i++) {
            s0 = s0.fma(a, a);
            s1 = s1.fma(a, a);
            s2 = s2.fma(a, a);
            s3 = s3.fma(a, a);
            s4 = s4.fma(a, a);
            s5 = s5.fma(a, a);
            s6 = s6.fma(a, a);
            s7 = s7.fma(a, a);
            s8 = s8.fma(a, a);
            s9 = s9.fma(a, a);
        }
        return s0.add(s1)
                .add(s2)
                .add(s3)
                .add(s4)
                .add(s5)
                .add(s6)
                .add(s7)
                .add(s8)
                .add(s9)
                .lane(0);
    }

    /** As above. */
    private static float floats() {
        var a = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 0.5f);
        var s0 = a.add(a);
        var s1 = s0;
        var s2 = s0;
        var s3 = s0;
        var s4 = s0;
        var s5 = s0;
        var s6 = s0;
        var s7 = s0;
        var s8 = s0;
        var s9 = s0;
        for (int i = 0; i < ROUNDS; i++) {
            s0 = s0.fma(a, a);
            s1 = s1.fma(a, a);
            s2 = s2.fma(a, a);
            s3 = s3.fma(a, a);
            s4 = s4.fma(a, a);
            s5 = s5.fma(a, a);
            s6 = s6.fma(a, a);
            s7 = s7.fma(a, a);
            s8 = s8.fma(a, a);
            s9 = s9.fma(a, a);
        }
        return s0.add(s1)
                .add(s2)
                .add(s3)
                .add(s4)
                .add(s5)
                .add(s6)
                .add(s7)
                .add(s8)
                .add(s9)
                .lane(0);
    }
}
