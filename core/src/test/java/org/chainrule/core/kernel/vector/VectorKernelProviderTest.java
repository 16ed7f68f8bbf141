package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.core.kernel.JavaKernelProvider;
import org.junit.jupiter.api.Test;

/** What the provider says of itself; it can be asked with the module of vectors and without. */
class VectorKernelProviderTest {

    private final VectorKernelProvider provider = new VectorKernelProvider();

    @Test
    void itComesBeforeThePlainLoopsByTheNameOfVector() {
        assertThat(provider.name()).isEqualTo("vector");
        assertThat(provider.rank()).isGreaterThan(new JavaKernelProvider().rank());
    }

    @Test
    void itRefusesExactlyWithoutTheModule() {
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            assertThat(provider.refusal()).isEmpty();
            assertThat(provider.description()).matches("(64|128|256|512|1024|2048)-bit vectors");
        } else {
            assertThat(provider.refusal()).contains("start Java with --add-modules jdk.incubator.vector");
        }
    }
}
