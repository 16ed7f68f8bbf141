package org.chainrule.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.core.DoubleMatrix;
import org.junit.jupiter.api.Test;

class TopKTest {

    private static final DoubleMatrix OUTPUTS =
            DoubleMatrix.of(new double[] {3, 1, 2}, new double[] {0, 0, 0}, new double[] {1, Double.NaN, 0});

    @Test
    void aClassCountsIfItIsAmongTheLargest() {
        var rows = OUTPUTS.rows(0, 1);
        assertThat(TopK.accuracy(rows, new int[] {2}, 1)).isZero();
        assertThat(TopK.accuracy(rows, new int[] {2}, 2)).isEqualTo(1);
        assertThat(TopK.accuracy(rows, new int[] {1}, 2)).isZero();
        assertThat(TopK.accuracy(rows, new int[] {1}, 3)).isEqualTo(1);
    }

    @Test
    void ofEqualOutputsTheFirstComesFirst() {
        var tied = OUTPUTS.rows(1, 1);
        assertThat(TopK.accuracy(tied, new int[] {0}, 1)).isEqualTo(1);
        assertThat(TopK.accuracy(tied, new int[] {1}, 1)).isZero();
        assertThat(TopK.accuracy(tied, new int[] {1}, 2)).isEqualTo(1);
    }

    @Test
    void aRowWithNaNIsNeverRightAndOneWithoutAClassDoesNotCount() {
        assertThat(TopK.accuracy(OUTPUTS, new int[] {0, -1, 0}, 3)).isEqualTo(0.5);
        assertThat(TopK.accuracy(OUTPUTS, new int[] {-1, -1, -1}, 1)).isZero();
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        assertThatThrownBy(() -> TopK.accuracy(OUTPUTS, new int[3], 0)).hasMessageContaining("k = 0");
        assertThatThrownBy(() -> TopK.accuracy(OUTPUTS, new int[3], 4)).hasMessageContaining("1 to 3");
        assertThatThrownBy(() -> TopK.accuracy(OUTPUTS, new int[2], 1)).hasMessageContaining("2 true classes");
        assertThatThrownBy(() -> TopK.accuracy(OUTPUTS, new int[] {0, 3, 0}, 1))
                .hasMessageContaining("row 1 is of class 3; classes are 0 to 2");
        assertThatThrownBy(() -> TopK.accuracy(OUTPUTS, new int[] {0, -2, 0}, 1))
                .hasMessageContaining("-2");
    }
}
