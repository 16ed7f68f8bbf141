package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Tanh;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Products shared by threads: nothing is allocated, nothing is started that was not asked for. */
class KernelThreadsTest {

    /** Seconds in which C2 gets to any loop on a busy machine. */
    private static final int COMPILING = 60;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @ParameterizedTest
    @EnumSource
    void productsAllocateNothingWithTwoThreadsNorWithOne(Precision precision) {
        for (int count = 1; count <= 2; count++) {
            Kernels kernels = new JavaKernelProvider().kernels(precision, count);
            Matrix a = Matrix.zeros(precision, 120, 110);
            Matrix b = Matrix.zeros(precision, 110, 130);
            Matrix c = Matrix.zeros(precision, 120, 130);
            assertThat(allocatedBy(() -> kernels.multiply(a, b, 0, c), 0))
                    .as("bytes allocated by 100 products with %d threads", count)
                    .isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void partsAndFunctionsAllocateNothingEither(Precision precision) {
        for (KernelProvider provider : KernelChoice.providers()) {
            if (provider.refusal().isEmpty()) {
                Kernels kernels = provider.kernels(precision, 2);
                Matrix x = Matrix.zeros(precision, 200, 200);
                Matrix y = Matrix.zeros(precision, 200, 200);
                ScalarFunction f = new Tanh();
                IntConsumer part = index -> kernels.flushSubnormals(y);
                Runnable round = () -> {
                    kernels.map(f, x, y);
                    kernels.mapVjp(f, x, y, y, 0, x);
                    kernels.forEachPart(1, part);
                    kernels.forEachPart(2, part);
                };
                assertThat(allocatedBy(round, COMPILING))
                        .as("bytes allocated by 100 rounds of %s", provider.name())
                        .isZero();
            }
        }
    }

    /** Planted: eight bytes and a header in every hundredth product. */
    @Test
    void oneArrayInAHundredProductsIsNoticed() {
        var kept = new double[1][];
        int[] calls = {0};
        Runnable product = () -> {
            if (++calls[0] % 100 == 0) {
                kept[0] = new double[1];
            }
        };
        assertThat(allocatedBy(product, 1)).isPositive();
    }

    /**
     * Bytes in 100 runs, the fewest of five times or more: what is allocated once, when a helper comes late for the first time, say,
     * is no leak, and vectors are objects until their loop is compiled, for which so many seconds are given.
     */
    private long allocatedBy(Runnable product, int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long fewest = Long.MAX_VALUE;
        for (int time = 0; time < 5 || (fewest > 0 && System.nanoTime() < end); time++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 100; i++) {
                product.run();
            }
            fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return fewest;
    }

    @ParameterizedTest
    @EnumSource
    void oneThreadStartsNone(Precision precision) {
        Kernels kernels = new JavaKernelProvider().kernels(precision, 1);
        Matrix square = Matrix.zeros(precision, 130, 130);
        Matrix result = Matrix.zeros(precision, 130, 130);
        Set<Thread> before = helpers();
        kernels.multiply(square, square, 0, result);
        assertThat(before).containsAll(helpers());
    }

    @ParameterizedTest
    @EnumSource
    void manyKernelsOfOneProviderShareTheirHelpers(Precision precision) {
        var provider = new JavaKernelProvider();
        Matrix square = Matrix.zeros(precision, 130, 130);
        Matrix result = Matrix.zeros(precision, 130, 130);
        provider.kernels(precision, 2).multiply(square, square, 0, result);
        Set<Thread> before = helpers();
        assertThat(before).isNotEmpty();
        for (int i = 0; i < 20; i++) {
            provider.kernels(precision, 2).multiply(square, square, 0, result);
        }
        assertThat(before).containsAll(helpers());
    }

    private static Set<Thread> helpers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("chainrule-crew"))
                .collect(Collectors.toSet());
    }
}
