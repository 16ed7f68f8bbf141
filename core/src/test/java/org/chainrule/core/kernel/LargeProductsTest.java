package org.chainrule.core.kernel;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The clauses of the contract about products of many blocks and threads, for every provider that works here. */
class LargeProductsTest {

    @TestFactory
    List<DynamicNode> everyProviderKeepsTheContract() {
        return KernelsContract.forEveryProvider(KernelsContract.largeProducts());
    }

    @ParameterizedTest
    @EnumSource
    void termsBeyondABlockThatAreForgottenAreCaught(Precision precision) {
        var faulty = new DelegatingKernels(new JavaKernelProvider().kernels(precision, 1)) {
            @Override
            public void multiplyRightTransposed(Matrix a, Matrix b, double beta, Matrix c) {
                for (int i = 512; i < a.columns(); i++) {
                    a.set(i, 0);
                }
                super.multiplyRightTransposed(a, b, beta, c);
            }
        };
        assertCaught("right transposed product of sizes beyond a block", faulty);
    }

    @ParameterizedTest
    @EnumSource
    void anUlpInALateRowIsCaught(Precision precision) {
        var faulty = new DelegatingKernels(new JavaKernelProvider().kernels(precision, 1)) {
            @Override
            public void multiply(Matrix a, Matrix b, double beta, Matrix c) {
                super.multiply(a, b, beta, c);
                if (c.rows() > 64) {
                    int last = c.size() - 1;
                    double old = c.get(last);
                    c.set(last, precision == Precision.FLOAT64 ? Math.nextUp(old) : Math.nextUp((float) old));
                }
            }
        };
        assertCaught("plain product of sizes around tiles and vectors", faulty);
    }

    private static void assertCaught(String name, Kernels faulty) {
        var clause = Objects.requireNonNull(KernelsContract.largeProducts().get(name), name);
        assertThatThrownBy(() -> KernelsContract.check(clause, faulty)).isInstanceOf(AssertionError.class);
    }
}
