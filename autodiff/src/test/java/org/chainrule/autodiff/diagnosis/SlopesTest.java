package org.chainrule.autodiff.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlopesTest {

    /** Calls itself bounded; its slope is this at one point and 1 elsewhere. */
    private record Peak(double at, double steepest) implements CustomFunction {

        @Override
        public String name() {
            return "peak";
        }

        @Override
        public double value(double x) {
            return 0;
        }

        @Override
        public double slope(double x, double y) {
            return x == at ? steepest : 1;
        }

        @Override
        public Datasheet datasheet() {
            return Datasheet.of("0", "0").range(0, 0).specimens(this);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-8, -0.0625, 0.0625, 8})
    void saturatedIsWhatIsFarLessSteepThanTheSteepestSixteenthFromMinus8To8(double at) {
        var z = DoubleMatrix.of(new double[] {at, 0.5}, new double[] {1, 2});
        assertThat(new Slopes(new Peak(at, 20), z).saturated()).isEqualTo(0.75);
    }

    @Test
    void aTenthOfTheSteepestSlopeIsNotSaturated() {
        var z = DoubleMatrix.of(new double[] {0.5, 1, 2});
        assertThat(new Slopes(new Peak(0, 10), z).saturated()).isZero();
    }
}
