package org.chainrule.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SelectionTest {

    private final Batch source = Batch.of(
            DoubleMatrix.of(new double[] {0, 1}, new double[] {10, 11}, new double[] {20, 21}, new double[] {30, 31}),
            DoubleMatrix.of(new double[] {100}, new double[] {101}, new double[] {102}, new double[] {103}));

    private static double[] inputs(Batch batch) {
        var matrix = DoubleMatrix.zeros(batch.rows(), batch.inputColumns());
        batch.copyInputs(0, matrix);
        return matrix.toArray();
    }

    private static double[] targets(Batch batch) {
        var matrix = DoubleMatrix.zeros(batch.rows(), batch.targetColumns());
        batch.copyTargets(0, matrix);
        return matrix.toArray();
    }

    @Test
    void examplesComeInTheGivenOrderWithTheirTargets() {
        var selection = new Selection(source, new int[] {3, 0, 2});
        assertThat(selection.rows()).isEqualTo(3);
        assertThat(inputs(selection)).containsExactly(30, 31, 0, 1, 20, 21);
        assertThat(targets(selection)).containsExactly(103, 100, 102);
    }

    @Test
    void theWindowMovesAndSeesAReorderedArray() {
        var order = new int[] {3, 0, 2};
        var selection = new Selection(source, order).move(1, 2);
        assertThat(targets(selection)).containsExactly(100, 102);
        order[1] = 1;
        assertThat(targets(selection)).containsExactly(101, 102);
        assertThat(targets(selection.move(0, 1))).containsExactly(103);
    }

    @Test
    void nothingOutsideTheWindowIsRead() {
        var selection = new Selection(source, new int[] {3, 0, 2}).move(0, 2);
        var row = DoubleMatrix.zeros(1, 2);
        assertThatThrownBy(() -> selection.copyInput(2, row, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> selection.move(2, 2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> new Selection(source, new int[] {4})).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void matricesOfDifferentLengthAreNoBatch() {
        assertThatThrownBy(() -> Batch.of(DoubleMatrix.zeros(2, 1), DoubleMatrix.zeros(3, 1)))
                .hasMessageContaining("2×1")
                .hasMessageContaining("3×1");
    }

    @Test
    void aBatchOfMatricesIsReadWhereItLies() {
        var inputs = DoubleMatrix.zeros(2, 1);
        var targets = DoubleMatrix.zeros(2, 1);
        assertThat(Batch.of(inputs, targets).inputMatrix()).isSameAs(inputs);
        assertThat(Batch.of(inputs, targets).targetMatrix()).isSameAs(targets);
    }
}
