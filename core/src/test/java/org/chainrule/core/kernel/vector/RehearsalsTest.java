package org.chainrule.core.kernel.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
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

    /** By itself, so that no other thread rehearses the same loops: in a minute C2 has compiled them on any machine. */
    @Test
    void allLoopsBecomeFast() {
        var loops = new VectorDoubleRehearsals();
        var patience = Duration.ofMinutes(1).toNanos();
        long start = System.nanoTime();
        int slow = VectorDoubleWarmth.all();
        while (slow != 0 && System.nanoTime() - start < patience) {
            slow &= ~loops.ready(slow);
        }
        assertThat(slow).as("kinds that are not fast").isZero();
    }
}
