package org.chainrule.core.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayerStatisticsTest {

    private static LayerStatistics layer(List<String> remarks) {
        return new LayerStatistics("hidden", 3, "relu", 0.5, 2, 8, 0.25, 4, 1, 0.125, remarks);
    }

    @Test
    void theGradientIsMeasuredByTheWeights() {
        assertThat(layer(List.of()).relativeGradient()).isEqualTo(1.0 / 32);
    }

    @Test
    void aLayerIsWellIfThereIsNothingToRemark() {
        assertThat(layer(List.of()).isWell()).isTrue();
        assertThat(layer(List.of("1 of 3 units is dead")).isWell()).isFalse();
    }

    @Test
    void otherRemarksChangeNothingElse() {
        var remarks = new ArrayList<>(List.of("1 of 3 units is dead"));
        var remarked = layer(List.of()).withRemarks(remarks);
        remarks.clear();

        assertThat(remarked).isEqualTo(layer(List.of("1 of 3 units is dead")));
    }
}
