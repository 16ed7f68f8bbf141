package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.junit.jupiter.api.Test;

class DatasetTest {

    private final Matrix inputs = DoubleMatrix.of(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6});

    private final Matrix labels = DoubleMatrix.of(new double[] {0}, new double[] {1}, new double[] {0});

    private Dataset dataset(Matrix targets, List<String> inputNames, List<String> classNames) {
        return new Dataset("flowers", inputs, targets, inputNames, classNames);
    }

    @Test
    void selectedExamplesAreCopiesInTheGivenOrder() {
        var dataset = dataset(labels, List.of("a", "b"), List.of("no", "yes"));
        var selected = dataset.select(new int[] {1, 1, 0});
        assertThat(selected.inputs().toArray()).containsExactly(3, 4, 3, 4, 1, 2);
        assertThat(selected.targets().toArray()).containsExactly(1, 1, 0);
        selected.inputs().fill(9);
        assertThat(inputs.get(0)).isEqualTo(1);
        assertThatThrownBy(() -> dataset.select(new int[] {3})).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void itIsReadWhereItLies() {
        var dataset = dataset(labels, List.of("a", "b"), List.of("no", "yes"));
        assertThat(dataset.inputMatrix()).isSameAs(dataset.inputs());
        assertThat(dataset.targetMatrix()).isSameAs(dataset.targets());
    }

    @Test
    void theFirstExamplesShareTheirElements() {
        var dataset = dataset(labels, List.of("a", "b"), List.of("no", "yes"));
        dataset.first(2).inputs().set(0, 0, 7);
        assertThat(inputs.get(0)).isEqualTo(7);
        assertThat(dataset.first(2).rows()).isEqualTo(2);
        assertThat(dataset.isClassification()).isTrue();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        var ab = List.of("a", "b");
        assertThatThrownBy(() -> dataset(labels.rows(0, 2), ab, List.of()))
                .hasMessageContaining("flowers")
                .hasMessageContaining("3×2")
                .hasMessageContaining("2×1");
        assertThatThrownBy(() -> dataset(labels, List.of("a"), List.of())).hasMessageContaining("1 input names");
        assertThatThrownBy(() -> dataset(labels, ab, List.of("no"))).hasMessageContaining("row 1: found label 1");
        assertThatThrownBy(() -> dataset(inputs, ab, List.of("no", "yes"))).hasMessageContaining("one target column");
        labels.set(2, 0, 0.5);
        assertThatThrownBy(() -> dataset(labels, ab, List.of("no", "yes"))).hasMessageContaining("label 0.5");
        labels.set(2, 0, Double.NaN);
        assertThatThrownBy(() -> dataset(labels, ab, List.of("no", "yes"))).hasMessageContaining("label NaN");
    }

    @Test
    void partsOfDifferentWidthAreNoPair() {
        var dataset = dataset(labels, List.of("a", "b"), List.of("no", "yes"));
        var other = dataset(labels, List.of("a", "b"), List.of("no", "yes", "perhaps"));
        assertThat(new GivenSplit(dataset, dataset).test()).isSameAs(dataset);
        assertThatThrownBy(() -> new GivenSplit(dataset, other)).hasMessageContaining("perhaps");
    }
}
