package org.chainrule.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Relu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.kernel.JavaKernelProvider;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.KernelProvider;
import org.chainrule.core.kernel.Kernels;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every scalar function, with every parameter of its datasheet, and its VJP allocate nothing in the steady state. */
class FunctionAllocationTest {

    /** More than a block of the vector kernels, and some numbers left over after whole vectors. */
    private static final int COUNT = 1031;

    /** Of the vector kernels: enough of them that the passes are compiled in the first of 40 countings, or a later one. */
    private static final int RUNS = 500;

    /** Plain loops make no objects, compiled or not. */
    private static final int PLAIN_RUNS = 10;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void noFunctionAllocates(Precision precision) {
        for (KernelProvider provider : KernelChoice.providers()) {
            if (provider.refusal().isPresent()) {
                System.out.println("allocation: without the kernels " + provider.name() + ", "
                        + provider.refusal().get());
                continue;
            }
            Kernels kernels = provider.kernels(precision, 1);
            int runs = provider instanceof JavaKernelProvider ? PLAIN_RUNS : RUNS;
            for (ScalarFunction family : ScalarFunctions.all()) {
                for (ScalarFunction f : family.datasheet().specimens()) {
                    assertThat(Allocation.bytes(runs, once(kernels, f)))
                            .as("bytes of %s with %s kernels", f, provider.name())
                            .isZero();
                }
            }
        }
    }

    /** Planted: a copy of the operand in every run. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void aCopyIsCaught(Precision precision) {
        Kernels kernels = KernelChoice.reproducible().kernels(precision);
        Runnable sound = once(kernels, new Relu());
        Matrix x = Matrix.zeros(precision, 1, COUNT);
        long bytes = Allocation.bytes(PLAIN_RUNS, () -> {
            sound.run();
            kernels.addScaled(1, Matrix.copyOf(x, precision), 1, x);
        });
        assertThat(bytes).isGreaterThanOrEqualTo((long) PLAIN_RUNS * COUNT * Float.BYTES);
    }

    private static Runnable once(Kernels kernels, ScalarFunction f) {
        Matrix x = random(kernels.precision(), 1);
        Matrix y = random(kernels.precision(), 2);
        Matrix gy = random(kernels.precision(), 3);
        Matrix gx = random(kernels.precision(), 4);
        return () -> {
            kernels.map(f, x, y);
            kernels.mapVjp(f, x, y, gy, 0, gx);
            kernels.mapVjp(f, x, y, gy, 1, gx);
        };
    }

    private static Matrix random(Precision precision, long seed) {
        Matrix matrix = Matrix.zeros(precision, 1, COUNT);
        var random = new SplittableRandom(seed);
        for (int i = 0; i < COUNT; i++) {
            matrix.set(i, random.nextDouble(-4, 4));
        }
        return matrix;
    }
}
