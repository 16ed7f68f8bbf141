package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.junit.jupiter.api.Test;

class ScalingTextTest {

    private static final DoubleMatrix ROWS =
            DoubleMatrix.of(new double[] {0.1, -3, 7}, new double[] {1 / 3.0, 1e100, 7}, new double[] {2, 1e-300, 7});

    @Test
    void aScalingComesBackFromItsLineWithTheSameBits() {
        for (Scaling scaling : List.of(Standardiser.fit(ROWS), MinMax.fit(ROWS), MinMax.fit(ROWS, -1, 0.1))) {
            assertThat(scaling.text()).doesNotContain("\n");
            assertThat(Scaling.parse(scaling.text())).isEqualTo(scaling).hasSameHashCodeAs(scaling);
        }
    }

    @Test
    void oneNumberIsScaledAsAWholeMatrixIs() {
        for (Scaling scaling : List.of(Standardiser.fit(ROWS), MinMax.fit(ROWS, -1, 1))) {
            var scaled = scaling.apply(ROWS);
            var back = scaling.undo(scaled);
            assertThat(scaling.columns()).isEqualTo(3);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    assertThat(scaling.apply(j, ROWS.get(i, j))).isEqualTo(scaled.get(i, j));
                    assertThat(scaling.undo(j, scaled.get(i, j))).isEqualTo(back.get(i, j));
                }
            }
        }
    }

    @Test
    void whatIsNoScalingIsRefused() {
        for (String text : List.of(
                "",
                "standardise",
                "standardise 0x1.0p0",
                "standardise a b",
                "standardise 0x1.0p0 0x0.0p0",
                "standardise 0x1.0p0 NaN",
                "standardise 0x1.0p0,0x1.0p0 0x1.0p0",
                "min-max 0x1.0p0 0x1.0p0 0x1.0p0",
                "min-max 0x1.0p0,0x0.0p0 0x1.0p0 0x1.0p0",
                "stretch 0x1.0p0 0x1.0p0")) {
            assertThatThrownBy(() -> Scaling.parse(text)).as(text).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
