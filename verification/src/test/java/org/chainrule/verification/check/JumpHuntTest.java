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

    /** Near 10¹⁵ a double is a good part of a period from the next; beyond they are as good as random. */
    @Test
    void aSineOfTooCoarseDoublesDoesNotJump() {
        for (double x : new double[] {1e15, 4.1e15, 5e15, 1e16, 4.8e24, 1e60, 8.4e99}) {
            for (double factor : new double[] {1.01, 1.5, 3}) {
                assertNoJump(StrictMath::sin, x, factor * x);
                assertNoJump(StrictMath::sin, -factor * x, -x);
            }
        }
    }

    @Test
    void aJumpAmongCoarseDoublesIsFound() {
        assertThat(JumpHunt.between(x -> x < 1e60 ? 0 : 1, new double[] {1e59, 1e61}))
                .containsExactly(1e60);
        assertThat(JumpHunt.between(x -> x < 1e6 ? StrictMath.sin(x) : StrictMath.sin(x) + 4, new double[] {9e5, 2e6}))
                .containsExactly(1e6);
    }
}
