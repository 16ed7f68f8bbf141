package org.chainrule.examples.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.core.Shape;
import org.chainrule.examples.harness.ScaleAndShift.Writing;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.Verdict;
import org.junit.jupiter.api.Test;

class ScaleAndShiftTest {

    /**
     * A shift of 0.0088 per unit is the sum of two numbers. The differences are off by twice their bar there, for a reason that is not known,
     * and right was called INACCURATE; a second look at it by steps of other lengths passes it.
     */
    @Test
    void aSmallSumOfLargeNumbersIsNotAccused() {
        assertThat(check(Writing.RIGHT)).isEqualTo(Verdict.PASS);
        assertThat(check(Writing.OVERWRITING)).isEqualTo(Verdict.FAIL);
    }

    private static Verdict check(Writing writing) {
        return GradientCheck.ofOp(new ScaleAndShift(writing))
                .onShapes(Shape.of(2, 3), Shape.of(1, 3), Shape.of(1, 3))
                .seed(-7461)
                .run()
                .verdict();
    }
}
