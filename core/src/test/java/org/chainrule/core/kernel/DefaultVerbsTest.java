package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Set;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.Test;

/** What kernels need not write because it follows from the rest. */
class DefaultVerbsTest {

    private static final Set<String> NOT_WRITTEN = Set.of("linear", "forEachPart");

    /** Those of the plain provider, but some as the interface has them. */
    private static Kernels kernels() {
        var plain = KernelChoice.reproducible().kernels(Precision.FLOAT64);
        InvocationHandler handler = (proxy, method, arguments) -> NOT_WRITTEN.contains(method.getName())
                ? InvocationHandler.invokeDefault(proxy, method, arguments)
                : method.invoke(plain, arguments);
        return (Kernels)
                Proxy.newProxyInstance(Kernels.class.getClassLoader(), new Class<?>[] {Kernels.class}, handler);
    }

    @Test
    void aLinearLayerIsAProductAndARow() {
        var z = DoubleMatrix.zeros(2, 3);
        kernels()
                .linear(
                        DoubleMatrix.of(new double[] {1, 2}, new double[] {3, -4}),
                        DoubleMatrix.of(new double[] {5, 6}, new double[] {7, 8}, new double[] {-1, 0}),
                        DoubleMatrix.of(new double[] {0.5, -10, 100}),
                        z);
        assertThat(z.toArray()).containsExactly(17.5, 13, 99, -8.5, -21, 97);
    }

    @Test
    void partsAreDoneOneAfterTheOther() {
        var done = new ArrayList<Integer>();
        kernels().forEachPart(3, done::add);
        assertThat(done).containsExactly(0, 1, 2);
    }
}
