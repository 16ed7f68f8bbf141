package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Precision;
import org.junit.jupiter.api.Test;

class OneHotTest {

    @Test
    void eachClassHasItsColumn() {
        var labels = FloatMatrix.of(new float[] {2}, new float[] {0}, new float[] {1});
        var dataset = new Dataset("d", DoubleMatrix.zeros(3, 1), labels, List.of("x"), List.of("a", "b", "c"));
        var encoded = OneHot.encode(dataset);
        assertThat(encoded.targets().toArray()).containsExactly(0, 0, 1, 1, 0, 0, 0, 1, 0);
        assertThat(encoded.targets().precision()).isEqualTo(Precision.FLOAT32);
        assertThat(encoded.inputs()).isSameAs(dataset.inputs());
        assertThat(encoded.isClassification()).isFalse();
    }

    @Test
    void whatIsNoClassNumberIsRefused() {
        var fraction = DoubleMatrix.of(new double[] {1}, new double[] {0.5});
        assertThatThrownBy(() -> OneHot.encode(fraction, 2)).hasMessageContaining("row 1: found label 0.5");
        var large = DoubleMatrix.of(new double[] {2});
        assertThatThrownBy(() -> OneHot.encode(large, 2)).hasMessageContaining("from 0 to 1");
        assertThatThrownBy(() -> OneHot.encode(DoubleMatrix.of(new double[] {-1}), 2))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> OneHot.encode(DoubleMatrix.zeros(1, 2), 2)).hasMessageContaining("1×2");
        assertThatThrownBy(() -> OneHot.encode(Generated.curve(5, 0, 1))).hasMessageContaining("no classes");
    }
}
