package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What threads share: parts that a caller names, functions of large matrices, and products with zeros, by rows or columns. */
class SharedWorkTest {

    /** Three parts of a function, the last of them short and not of whole vectors. */
    private static final int SIZE = 2 * 8192 + 1001;

    static Stream<KernelProvider> providers() {
        return KernelChoice.providers().stream()
                .filter(provider -> provider.refusal().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everyPartIsDoneOnce(KernelProvider provider) {
        for (Precision precision : Precision.values()) {
            for (int threads = 1; threads <= 3; threads++) {
                var times = new AtomicIntegerArray(5);
                provider.kernels(precision, threads).forEachPart(5, (IntConsumer) times::incrementAndGet);
                assertThat(List.of(times.get(0), times.get(1), times.get(2), times.get(3), times.get(4)))
                        .containsExactly(1, 1, 1, 1, 1);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void whatAPartThrowsIsThrown(KernelProvider provider) {
        for (Precision precision : Precision.values()) {
            var kernels = provider.kernels(precision, 2);
            assertThatThrownBy(() -> kernels.forEachPart(3, index -> {
                        throw new IllegalStateException("planted");
                    }))
                    .hasMessage("planted");
        }
    }

    @ParameterizedTest
    @EnumSource
    void functionsHaveTheBitsOfOneThread(Precision precision) {
        var operands = new Operands(precision, 5);
        Matrix x = operands.input(1, SIZE);
        Matrix gy = operands.input(1, SIZE);
        for (KernelProvider provider : providers().toList()) {
            var one = provider.kernels(precision, 1);
            var three = provider.kernels(precision, 3);
            for (ScalarFunction f : ScalarFunctions.all()) {
                assertThat(value(three, f, x)).as(f.name()).isEqualTo(value(one, f, x));
                for (double beta : new double[] {0, -0.5}) {
                    assertThat(vjp(three, f, x, gy, beta))
                            .as("vjp of %s, beta %s", f.name(), beta)
                            .isEqualTo(vjp(one, f, x, gy, beta));
                }
            }
        }
        operands.assertMarginsUntouched();
    }

    /** Threads that computed in the same memory would show in one of many. */
    @ParameterizedTest
    @EnumSource
    void threadsDoNotShareMemory(Precision precision) {
        Matrix x = new Operands(precision, 6).input(1, SIZE);
        for (KernelProvider provider : providers().toList()) {
            double[] alone = value(provider.kernels(precision, 1), new Gelu(), x);
            var two = provider.kernels(precision, 2);
            for (int time = 0; time < 200; time++) {
                assertThat(value(two, new Gelu(), x)).isEqualTo(alone);
            }
        }
    }

    /** Half of the left operand is 0, as behind a rectifier: columns may be whole panels, or not, or leave too few for a vector. */
    @ParameterizedTest
    @EnumSource
    void productsWithZerosHaveTheBitsOfOneThread(Precision precision) {
        for (KernelProvider provider : providers().toList()) {
            provider.warmUp();
            var one = provider.kernels(precision, 1);
            var three = provider.kernels(precision, 3);
            var four = provider.kernels(precision, 4);
            var busy = provider.kernels(precision, 4);
            for (int columns : new int[] {640, 960, 1283, 1295, 1296, 1400}) {
                var operands = new Operands(precision, columns);
                Matrix left = operands.input(60, 30);
                Matrix right = operands.input(60, columns);
                Matrix start = operands.input(30, columns);
                for (int i = 0; i < left.size(); i++) {
                    left.set(i, Math.max(left.get(i), 0));
                }
                for (double beta : new double[] {0, 0.5}) {
                    double[] alone = product(one, left, right, beta, start);
                    assertThat(product(three, left, right, beta, start))
                            .as("%d columns", columns)
                            .isEqualTo(alone);
                    assertThat(product(four, left, right, beta, start))
                            .as("%d columns", columns)
                            .isEqualTo(alone);
                    // its helpers are busy with this, so the parts are computed one after the other
                    busy.forEachPart(2, index -> {
                        if (index == 0) {
                            assertThat(product(four, left, right, beta, start))
                                    .as("%d columns", columns)
                                    .isEqualTo(alone);
                        }
                    });
                }
                operands.assertMarginsUntouched();
            }
        }
    }

    private static double[] product(Kernels kernels, Matrix left, Matrix right, double beta, Matrix start) {
        Matrix z = Matrix.copyOf(start, kernels.precision());
        kernels.multiplyLeftTransposed(left, right, beta, z);
        return z.toArray();
    }

    private static double[] value(Kernels kernels, ScalarFunction f, Matrix x) {
        Matrix y = Matrix.zeros(kernels.precision(), 1, SIZE);
        y.fill(Double.NaN);
        kernels.map(f, x, y);
        return y.toArray();
    }

    private static double[] vjp(Kernels kernels, ScalarFunction f, Matrix x, Matrix gy, double beta) {
        Matrix y = Matrix.zeros(kernels.precision(), 1, SIZE);
        Matrix gx = Matrix.zeros(kernels.precision(), 1, SIZE);
        gx.fill(beta == 0 ? Double.NaN : 0.25);
        kernels.map(f, x, y);
        kernels.mapVjp(f, x, y, gy, beta, gx);
        return gx.toArray();
    }
}
