package org.chainrule.core.kernel.vector;

import static jdk.incubator.vector.VectorOperators.EQ;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.NE;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Shows the methods through which all operations of the Vector API go every type they will meet here, before C2 compiles them.
 *
 * <p>Those methods, {@code VectorOperators.opKind} or {@code VectorOperators.ImplCache.find}, note the classes of their arguments.
 * Where they have met one class only, C2 bets that it stays so. In a process that begins with products it compiles them when they
 * have met additions and products; functions, which also subtract, compare and shift, lose the bet, four times in each method.
 * C2 of JDK 17 adds up the bets lost in all that it inlines into a loop, anew for each time it inlines it: 25 operations make 100
 * ({@code PerMethodTrapLimit}). From there on it bets on no class in that loop but leaves calls, and a vector that a call could see
 * is an object for as long as the process lives: three calls of GELU's approximation on 1031 doubles made 124 kB of them. JDK 25
 * counts alike, and its vectors stay in registers all the same; the versions between were not tried.
 */
final class TypeProfiles {

    /**
     * Some ten bring the methods to C1, which then notes what it meets in the others. After one alone additions still made functions
     * make objects, after 50 they did not (JDK 17, December 2026).
     */
    private static final int ROUNDS = 50;

    /** From this version on nothing of this is needed. */
    private static final int HEALED = 25;

    static {
        if (Runtime.version().feature() < HEALED) {
            mix();
        }
    }

    private TypeProfiles() {}

    /** The widest vectors of this machine; no loop takes them from elsewhere, so that none runs before this class is ready. */
    static VectorSpecies<Double> doubles() {
        return DoubleVector.SPECIES_PREFERRED;
    }

    /** As above. */
    static VectorSpecies<Float> floats() {
        return FloatVector.SPECIES_PREFERRED;
    }

    /** All operations that the kernels have, in turns. */
    private static void mix() {
        float[] floats = new float[2 * FloatVector.SPECIES_PREFERRED.length()];
        double[] doubles = new double[2 * DoubleVector.SPECIES_PREFERRED.length()];
        for (int round = 0; round < ROUNDS; round++) {
            mix(floats);
            mix(doubles);
        }
    }

    private static void mix(float[] numbers) {
        var species = FloatVector.SPECIES_PREFERRED;
        FloatVector x = FloatVector.fromArray(species, numbers, 0);
        FloatVector one = FloatVector.broadcast(species, 1);
        FloatVector y = x.add(one).sub(x).mul(one).div(one).neg().abs().sqrt().fma(one, x);
        FloatVector z = y.add(1).sub(1).mul(1).div(1);
        IntVector bits = z.blend(0, z.compare(LT, 0))
                .blend(one, z.compare(GT, one))
                .blend(0, z.compare(LE, 0))
                .blend(0, z.compare(GE, 1))
                .blend(one, z.compare(EQ, 0))
                .blend(0, z.compare(NE, 0))
                .reinterpretAsInts();
        bits.sub(bits)
                .and(bits)
                .or(bits)
                .and(1)
                .or(1)
                .lanewise(LSHL, 1)
                .lanewise(LSHR, 1)
                .reinterpretAsFloats()
                .intoArray(numbers, species.length());
    }

    private static void mix(double[] numbers) {
        var species = DoubleVector.SPECIES_PREFERRED;
        DoubleVector x = DoubleVector.fromArray(species, numbers, 0);
        DoubleVector one = DoubleVector.broadcast(species, 1);
        DoubleVector y = x.add(one).sub(x).mul(one).div(one).neg().abs().sqrt().fma(one, x);
        DoubleVector z = y.add(1).sub(1).mul(1).div(1);
        LongVector bits = z.blend(0, z.compare(LT, 0))
                .blend(one, z.compare(GT, one))
                .blend(0, z.compare(LE, 0))
                .blend(0, z.compare(GE, 1))
                .blend(one, z.compare(EQ, 0))
                .blend(0, z.compare(NE, 0))
                .reinterpretAsLongs();
        bits.sub(bits)
                .and(bits)
                .or(bits)
                .and(1)
                .or(1)
                .lanewise(LSHL, 1)
                .lanewise(LSHR, 1)
                .reinterpretAsDoubles()
                .intoArray(numbers, species.length());
    }
}
