package org.chainrule.autodiff.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.core.metric.LayerStatistics;
import org.junit.jupiter.api.Test;

/** Where a remark begins, and the figure in it. */
class RemarksTest {

    private static LayerStatistics layer(String name, double signal, int dead, double saturated) {
        return new LayerStatistics(name, 10, "tanh", 0, 1, 1, 1, signal, dead, saturated, List.of());
    }

    private static List<String> remarksOn(LayerStatistics... layers) {
        return new Diagnosis(1, Remarks.on(List.of(layers))).remarks();
    }

    @Test
    void aTenthOfTheUnitsDeadIsTheLeastThatIsRemarkedOn() {
        assertThat(remarksOn(layer("a", 1, 1, 0))).singleElement().asString().startsWith("a: 1 of 10 units are dead");
        var larger = new LayerStatistics("a", 11, "relu", 0, 1, 1, 1, 1, 1, 0, List.of());
        assertThat(remarksOn(larger)).isEmpty();
    }

    @Test
    void halfSaturatedIsTheLeastThatIsRemarkedOn() {
        assertThat(remarksOn(layer("a", 1, 0, 0.5)))
                .singleElement()
                .asString()
                .startsWith("a: 50 % of the units' outputs are saturated");
        assertThat(remarksOn(layer("a", 1, 0, Math.nextDown(0.5)))).isEmpty();
    }

    @Test
    void aSignalThatChangesTenfoldIsNotYetRemarkedOn() {
        assertThat(remarksOn(layer("a", 1, 0, 0), layer("b", 10, 0, 0))).isEmpty();
        assertThat(remarksOn(layer("a", 10, 0, 0), layer("b", 1, 0, 0))).isEmpty();
    }

    @Test
    void theRemarkSaysHowManyTimesTheSignalChanges() {
        assertThat(remarksOn(layer("a", 0.5, 0, 0), layer("b", 16, 0, 0)))
                .singleElement()
                .asString()
                .startsWith("a: the gradient vanishes: its signal is 32 times smaller than in b");
        assertThat(remarksOn(layer("a", 16, 0, 0), layer("b", 0.5, 0, 0)))
                .singleElement()
                .asString()
                .startsWith("a: the gradient explodes: its signal is 32 times larger than in b");
    }

    @Test
    void whereAStepIsRemarkedOnTheWayIsNot() {
        assertThat(remarksOn(layer("a", 1, 0, 0), layer("b", 1e6, 0, 0), layer("c", 1e6, 0, 0)))
                .singleElement()
                .asString()
                .contains("smaller than in b");
    }

    @Test
    void whatHasARemarkIsNotWell() {
        var diagnosis = new Diagnosis(1, Remarks.on(List.of(layer("a", 1, 2, 0), layer("b", 1, 0, 0))));
        assertThat(diagnosis.isWell()).isFalse();
        assertThat(diagnosis.layers()).extracting(LayerStatistics::isWell).containsExactly(false, true);
    }
}
