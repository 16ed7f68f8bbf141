package org.chainrule.examples.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.core.Shape;
import org.chainrule.examples.harness.ScaleAndShift.Writing;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.Verdict;
import org.junit.jupiter.api.Test;

class ScaleAndShiftTest {

    /**
     * In one of its places the factors are 0 and two numbers of the cotangent nearly cancel. The nine values from which the noise is
     * measured are then rounded alike, and the bar came out at half of what the differences are off by: right was called INACCURATE.
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
