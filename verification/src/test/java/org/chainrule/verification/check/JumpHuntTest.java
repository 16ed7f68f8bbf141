package org.chainrule.verification.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class JumpHuntTest {

    private static void assertNoJump(DoubleUnaryOperator f, double... points) {
        assertThat(JumpHunt.between(f, points)).isEmpty();
    }

    @Test
    void valuesThatUnderflowDoNotJump() {
        assertNoJump(x -> x * x, 0, 3e-162);
        assertNoJump(x -> 40 * (x * x), 1e-163, 3e-162);
        assertNoJump(x -> StrictMath.exp(x) * x, -760, -740);
        assertNoJump(x -> x, 0, 1e-320);
    }

    @Test
    void theSmallestNormalStepIsAJump() {
        assertThat(JumpHunt.between(x -> x < 0.3 ? 0 : Double.MIN_NORMAL, new double[] {0, 1}))
                .containsExactly(0.3);
    }
}
