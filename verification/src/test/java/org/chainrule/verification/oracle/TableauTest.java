package org.chainrule.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which window is taken, and when none is. */
class TableauTest {

    private static final int LEVELS = 16;
    private static final double ROUNDING = 0x1p-53;

    private static double[] rounding() {
        var rounding = new double[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            rounding[i] = Math.scalb(ROUNDING, i);
        }
        return rounding;
    }

    private static double[] ones() {
        var quotients = new double[LEVELS];
        Arrays.fill(quotients, 1);
        return quotients;
    }

    @Test
    void aConstantQuotientIsTakenFromTheWidestSteps() {
        assertThat(new Tableau(ones(), rounding(), 4, 4).accepted()).isZero();
    }

    @Test
    void noWindowIsTakenThatIsCoarserThanWhatRoundingDoesNotExplain() {
        for (int level = 4; level < LEVELS; level++) {
            var quotients = ones();
            quotients[level] += 64 * rounding()[level];
            var tableau = new Tableau(quotients, rounding(), 4, 4);
            int finest = Math.min(level, LEVELS - Tableau.WINDOW);
            assertThat(tableau.accepted()).as("ripple at level %d", level).isGreaterThanOrEqualTo(finest - 1);
            quotients[level] = 1 + rounding()[level];
            assertThat(new Tableau(quotients, rounding(), 4, 4).accepted()).isZero();
        }
    }

    @Test
    void whereFinerWindowsAreAsLoudTheBarIsWider() {
        var quotients = ones();
        for (int i = 0; i < LEVELS; i++) {
            quotients[i] += (i % 2 == 0 ? 1.5 : -1.5) * rounding()[i];
        }
        var tableau = new Tableau(quotients, rounding(), 4, 4);
        var quiet = new Tableau(ones(), rounding(), 4, 4);
        assertThat(tableau.accepted()).isEqualTo(quiet.accepted());
        assertThat(tableau.estimate().bound())
                .isGreaterThan(1.5 * quiet.estimate().bound());
        assertThat(tableau.estimate().distance(1))
                .isLessThanOrEqualTo(tableau.estimate().bound());
    }

    @Test
    void aShorterStepMayNotHaveAnotherSlope() {
        var tableau = new Tableau(ones(), rounding(), 4, 4);
        assertThat(tableau.allows(1, 0, 0.5)).isTrue();
        assertThat(tableau.allows(1 + 0x1p-30, 0x1p-30, 0.5)).isTrue();
        assertThat(tableau.allows(1 + 0x1p-30, 0x1p-31, 0.5)).isFalse();
    }

    /** The quotients of x + x³ are 1 + h²; one over a quarter of the last step is nearer to 1, but not 1. */
    @Test
    void theTruncationOfAShorterStepIsAllowed() {
        var quotients = ones();
        for (int i = 0; i < LEVELS; i++) {
            quotients[i] += Math.scalb(1.0, -2 * i);
        }
        var tableau = new Tableau(quotients, rounding(), 4, 4);
        double h = Math.scalb(1.0, -(LEVELS - 1)) / 4;
        assertThat(tableau.allows(1 + h * h, 0, 0.25)).isTrue();
        assertThat(tableau.allows(1 + 16 * h * h, 0, 0.25)).isFalse();
    }
}
