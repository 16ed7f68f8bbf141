package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Field;
import java.util.Arrays;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What the vector provider computes before its loops are compiled, in this Java: {@link WarmUpTest} waits for the change in one
 * of its own; here the loops are told that they are cold.
 */
class ColdProductsTest {

    private static final long SEED = 20261130;

    /** Rows, terms, columns: inner products by tiles, lines and one by one, with terms left over, and products by tiles. */
    private static final int[][] SHAPES = {
        {9, 270, 7},
        {9, 272, 8},
        {5, 515, 6},
        {2, 137, 9},
        {5, 130, 1},
        {1, 143, 5},
        {6, 200, 2},
        {5, 33, 17},
        {1, 60, 70}
    };

    /** What {@code VectorDoubleWarmth} or {@code VectorFloatWarmth} keeps: which loops are compiled, which are asked for. */
    private record Warmth(Field warm, Field asked) {

        static Warmth of(Precision precision) throws ReflectiveOperationException {
            var type = Class.forName("org.chainrule.core.kernel.vector.Vector"
                    + (precision == Precision.FLOAT32 ? "Float" : "Double") + "Warmth");
            var warmth = new Warmth(type.getDeclaredField("warm"), type.getDeclaredField("asked"));
            warmth.warm.setAccessible(true);
            warmth.asked.setAccessible(true);
            return warmth;
        }

        /** Nothing is compiled, and all of it asked for already, so that nobody begins to rehearse. */
        void cool() throws ReflectiveOperationException {
            warm.setInt(null, 0);
            asked.setInt(null, -1);
        }

        void set(int newWarm, int newAsked) throws ReflectiveOperationException {
            warm.setInt(null, newWarm);
            asked.setInt(null, newAsked);
        }
    }

    private static Kernels vectors(Precision precision) {
        var provider = KernelChoice.providers().stream()
                .filter(p -> p.name().equals("vector") && p.refusal().isEmpty())
                .findFirst();
        assumeTrue(provider.isPresent(), "cold products: no vectors on this machine");
        provider.get().warmUp();
        return provider.get().kernels(precision, 1);
    }

    private static double[][] results(Kernels kernels, Precision precision) {
        var operands = new Operands(precision, SEED);
        var results = new double[SHAPES.length][];
        for (int i = 0; i < SHAPES.length; i++) {
            int[] shape = SHAPES[i];
            Matrix x = operands.input(shape[0], shape[1]);
            Matrix w = operands.input(shape[2], shape[1]);
            Matrix z = operands.output(shape[0], shape[2], 1);
            Matrix sums = operands.output(1, shape[1], 1);
            kernels.multiplyRightTransposed(x, w, -0.5, z);
            kernels.columnSums(x, -0.5, sums);
            operands.assertMarginsUntouched();
            results[i] = Arrays.copyOf(z.toArray(), z.size() + sums.size());
            System.arraycopy(sums.toArray(), 0, results[i], z.size(), sums.size());
        }
        return results;
    }

    @ParameterizedTest
    @EnumSource
    void loopsThatAreNotCompiledGiveTheBitsOfThoseThatAre(Precision precision) throws ReflectiveOperationException {
        Kernels kernels = vectors(precision);
        double[][] compiled = results(kernels, precision);
        var warmth = Warmth.of(precision);
        int warm = warmth.warm.getInt(null);
        int asked = warmth.asked.getInt(null);
        double[][] cold;
        try {
            warmth.cool();
            cold = results(kernels, precision);
        } finally {
            warmth.set(warm, asked);
        }
        for (int i = 0; i < SHAPES.length; i++) {
            assertThat(cold[i])
                    .as("seed %d, %s", SEED, Arrays.toString(SHAPES[i]))
                    .isEqualTo(compiled[i]);
        }
    }

    /** So that the test above would notice if a cold inner product were the plain one. */
    @ParameterizedTest
    @EnumSource
    void innerProductsAreNotThoseOfThePlainLoops(Precision precision) {
        double[] plain = results(new JavaKernelProvider().kernels(precision, 1), precision)[2];
        assertThat(results(vectors(precision), precision)[2]).isNotEqualTo(plain);
    }
}
