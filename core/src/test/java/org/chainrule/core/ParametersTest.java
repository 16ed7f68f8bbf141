package org.chainrule.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParametersTest {

    private static Parameters three(Precision precision) {
        return Parameters.builder()
                .add("a", Shape.of(2, 3))
                .add("b", Shape.of(1, 2))
                .add("c", Shape.of(2, 2))
                .build(precision);
    }

    private static String pieces(Parameters parameters) {
        return parameters.trainable().stream()
                .map(p -> p.name() + "@" + p.offset() + "+" + p.size())
                .toList()
                .toString();
    }

    @ParameterizedTest
    @EnumSource
    void windowsShareTheFlatVectors(Precision precision) {
        var parameters = three(precision);
        assertThat(parameters.size()).isEqualTo(12);
        assertThat(parameters.precision()).isEqualTo(precision);
        parameters.get("b").value().set(0, 1, 5);
        assertThat(parameters.values().get(7)).isEqualTo(5);
        parameters.gradients().set(8, 3);
        assertThat(parameters.get("c").gradient().get(0, 0)).isEqualTo(3);
        assertThat(parameters.get("a").gradient().toArray()).containsOnly(0);
        assertThat(parameters).hasToString("a 2×3, b 1×2, c 2×2");
    }

    @ParameterizedTest
    @EnumSource
    void aFrozenParameterLeavesAGapInWhatIsTrained(Precision precision) {
        var parameters = three(precision);
        assertThat(pieces(parameters)).isEqualTo("[a … c@0+12]");
        parameters.freeze("b");
        assertThat(pieces(parameters)).isEqualTo("[a@0+6, c@8+4]");
        parameters.freeze("a");
        assertThat(pieces(parameters)).isEqualTo("[c@8+4]");
        parameters.freeze("c");
        assertThat(pieces(parameters)).isEqualTo("[]");
        parameters.unfreeze("a");
        parameters.unfreeze("b");
        assertThat(pieces(parameters)).isEqualTo("[a … b@0+8]");
    }

    @Test
    void trainedPiecesShareTheFlatVectors() {
        var parameters = three(Precision.FLOAT64);
        parameters.freeze("a");
        var piece = parameters.trainable().get(0);
        piece.value().set(2, 9);
        piece.gradient().set(0, 4);
        assertThat(parameters.get("c").value().get(0, 0)).isEqualTo(9);
        assertThat(parameters.get("b").gradient().get(0, 0)).isEqualTo(4);
    }

    @Test
    void freezingClearsTheGradientAndRaisesTheRevisionOnce() {
        var parameters = three(Precision.FLOAT64);
        parameters.gradients().fill(1);
        int before = parameters.revision();
        parameters.freeze("b");
        parameters.freeze("b");
        assertThat(parameters.revision()).isEqualTo(before + 1);
        assertThat(parameters.isFrozen("b")).isTrue();
        assertThat(parameters.gradients().toArray()).containsExactly(1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1);
        parameters.unfreeze("b");
        assertThat(parameters.revision()).isEqualTo(before + 2);
    }

    @Test
    void aCopyIsEqualButSharesNothing() {
        var parameters = three(Precision.FLOAT64);
        parameters.values().fill(0.1);
        parameters.gradients().fill(2);
        parameters.freeze("c");
        var copy = parameters.copy(Precision.FLOAT32);
        assertThat(copy.values().get(0)).isEqualTo(0.1f);
        assertThat(copy.gradients().toArray()).containsOnly(0);
        assertThat(copy.isFrozen("c")).isTrue();
        copy.values().fill(7);
        assertThat(parameters.values().toArray()).containsOnly(0.1);
    }

    @Test
    void wrongNamesAreRefused() {
        var parameters = three(Precision.FLOAT64);
        assertThatThrownBy(() -> parameters.get("d"))
                .hasMessageContaining("no \"d\"")
                .hasMessageContaining("a, b, c");
        assertThatThrownBy(() -> parameters.freeze("d")).hasMessageContaining("a, b, c");
        assertThatThrownBy(() -> Parameters.builder().add("a", Shape.SCALAR).add("a", Shape.SCALAR))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> Parameters.builder().build(Precision.FLOAT64)).hasMessageContaining("none");
    }

    @Test
    void freezingIsSeenAndCountedOnce() {
        var parameters = Parameters.builder()
                .add("a", Shape.of(1, 2))
                .add("b", Shape.of(2, 1))
                .build(Precision.FLOAT64);
        assertThat(parameters.all()).extracting(Parameter::name).containsExactly("a", "b");
        assertThat(parameters.isFrozen("a")).isFalse();
        int before = parameters.revision();
        parameters.freeze("a");
        assertThat(parameters.revision()).isEqualTo(before + 1);
        assertThat(parameters.isFrozen("a")).isTrue();
        assertThat(parameters.isFrozen("b")).isFalse();
        parameters.freeze("a");
        assertThat(parameters.revision()).as("already frozen").isEqualTo(before + 1);
        parameters.unfreeze("a");
        assertThat(parameters.isFrozen("a")).isFalse();
        assertThat(parameters.revision()).isEqualTo(before + 2);
    }
}
