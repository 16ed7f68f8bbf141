package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A product of a million multiply-adds is the smallest that is shared. */
class SharedProductsTest {

    private static Set<Thread> helpers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("chainrule-crew"))
                .collect(Collectors.toSet());
    }

    private static Set<Thread> startedBy(Kernels kernels, int rows) {
        var before = helpers();
        Matrix a = Matrix.zeros(kernels.precision(), rows, 40);
        Matrix b = Matrix.zeros(kernels.precision(), 40, 250);
        kernels.multiply(a, b, 0, Matrix.zeros(kernels.precision(), rows, 250));
        var started = new HashSet<>(helpers());
        started.removeAll(before);
        return started;
    }

    @ParameterizedTest
    @EnumSource
    void theFirstProductThatIsLargeEnoughStartsTheHelpers(Precision precision) {
        Kernels kernels = new JavaKernelProvider().kernels(precision, 2);
        assertThat(startedBy(kernels, 99)).isEmpty();
        assertThat(startedBy(kernels, 100)).hasSize(1);
    }

    /** Of a transposed right operand threads take columns: 192 are three panels. */
    @ParameterizedTest
    @EnumSource
    void threeThreadsGiveTheBitsOfOne(Precision precision) {
        var operands = new Operands(precision, 3);
        Matrix x = operands.input(35, 150);
        Matrix w = operands.input(192, 150);
        Matrix b = operands.input(1, 192);
        Matrix alone = operands.output(35, 192, 0);
        Matrix shared = operands.output(35, 192, 0);
        new JavaKernelProvider().kernels(precision, 1).linear(x, w, b, alone);
        new JavaKernelProvider().kernels(precision, 3).linear(x, w, b, shared);
        assertThat(shared.toArray()).isEqualTo(alone.toArray());
    }

    @ParameterizedTest
    @EnumSource
    void kernelsHaveTheNameOfTheirProvider(Precision precision) {
        var provider = new JavaKernelProvider();
        assertThat(provider.kernels(precision, 1).name()).isEqualTo(provider.name());
    }
}
