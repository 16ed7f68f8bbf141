package org.chainrule.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Values that come in steps, and functions that turn among the steps of the ladder: two reasons to jitter. */
class StepsTest {

    private static Slopes slopes(DoubleUnaryOperator f, double x) {
        return FiniteDifference.FULL.slopes(f, x);
    }

    private static void assertHeld(DoubleUnaryOperator f, double x, double slope) {
        var slopes = slopes(f, x);
        assertThat(slopes.isKink()).as("%s", slopes).isFalse();
        assertThat(slopes.jumps()).as("%s", slopes).isFalse();
        assertThat(slopes.central().distance(slope))
                .as("%s beside %s", slopes.central(), slope)
                .isLessThanOrEqualTo(slopes.central().bound() + Math.ulp(slope));
        double widest = 0.01; // of the slope; a judge would call a wider one undecided
        assertThat(slopes.central().bound()).isLessThan(widest * Math.abs(slope));
    }

    @Test
    void theHeightOfAStepIsFound() {
        assertThat(Steps.between(t -> Math.floor(8 * t) / 8, 0.3, 0.4, 0).height())
                .isEqualTo(0.125);
        assertThat(Steps.between(t -> t + Math.floor(8 * t) / 8, 0.3, 0.4, 1).height())
                .isBetween(0.125 - 4 * Math.ulp(0.5), 0.125 + 4 * Math.ulp(0.5));
        assertThat(Steps.between(StrictMath::sin, 0.3, 0.4, 0).height()).isZero();
        assertThat(Steps.between(t -> Math.max(t, 0.35), 0.3, 0.4, 0).height()).isZero();
    }

    @Test
    void roundedValuesKeepTheirSlope() {
        assertHeld(t -> (float) StrictMath.sin(t), 0.7, StrictMath.cos(0.7));
        assertHeld(t -> StrictMath.sin((float) t), 0.7, StrictMath.cos(0.7));
        assertHeld(t -> Math.rint(1e5 * t) / 1e5, 0.7, 1);
        assertHeld(t -> (t + 1e10) - 1e10, 0.7, 1);
    }

    @Test
    void whatTurnsAmongTheStepsIsFollowedDown() {
        double x = 7712.660716003105;
        assertHeld(t -> StrictMath.sin(t * t), x, 2 * x * StrictMath.cos(x * x));
        int inFull = 1 + 2 * 26 + 4 * 8
                + 4 * 2 * 8; // the point, the levels, noise at the point and at both ends of the four steps taken
        assertThat(slopes(t -> StrictMath.sin(t * t), x).evaluations()).isGreaterThan(inFull);
        assertThat(slopes(t -> StrictMath.sin(t), x).evaluations()).isEqualTo(inFull);
    }

    @Test
    void oneJumpIsNoStaircase() {
        var slopes = slopes(t -> t > 0.01 ? 1 : 0, 0);
        assertThat(slopes.central().value()).isZero();
        // Three times u for each of two values over 2 · 2⁻¹⁰, the last of four steps from 2⁻⁷ on; the extrapolation
        // makes 4.5/3 ·
        // 16.5/15 · 64.5/63 of it, and twice that is the bar.
        assertThat(slopes.central().bound()).isLessThan(2 * 1.7 * 3 * 0x1p-53 * 0x1p10);
    }
}
