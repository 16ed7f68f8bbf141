package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A kind of product whose loops nobody rehearses would be taken for compiled at once. */
class RehearsalsTest {

    @BeforeEach
    void needVectors() {
        var refusal = new VectorKernelProvider().refusal();
        assumeTrue(refusal.isEmpty(), () -> "rehearsals: " + refusal.orElse(""));
    }

    @Test
    void everyKindHasALoop() {
        assertThat(new VectorDoubleRehearsals().kinds() & VectorDoubleWarmth.all())
                .isEqualTo(VectorDoubleWarmth.all());
        assertThat(new VectorFloatRehearsals().kinds() & VectorFloatWarmth.all())
                .isEqualTo(VectorFloatWarmth.all());
    }
}
