package org.chainrule.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chainrule.core.metric.ConfusionMatrix.Average;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {

    private static final List<String> NAMES = List.of("cat", "dog", "owl");

    /** By hand: cats 3 (2 right, 1 taken for a dog), dogs 2 (1 right, 1 taken for a cat), owls 1 (taken for a dog). */
    private static final ConfusionMatrix PETS =
            ConfusionMatrix.of(NAMES, new int[] {0, 0, 0, 1, 1, 2}, new int[] {0, 0, 1, 1, 0, 1});

    @Test
    void rowsAreTrueAndColumnsArePredicted() {
        assertThat(PETS.count(0, 1)).isEqualTo(1);
        assertThat(PETS.count(1, 0)).isEqualTo(1);
        assertThat(PETS.count(2, 1)).isEqualTo(1);
        assertThat(PETS.count(1, 2)).isZero();
        assertThat(PETS.support(0)).isEqualTo(3);
        assertThat(PETS.examples()).isEqualTo(6);
        assertThat(PETS.names()).isEqualTo(NAMES);
    }

    @Test
    void figuresByHand() {
        assertThat(PETS.accuracy()).isEqualTo(3 / 6.0);
        assertThat(PETS.precision(0)).isEqualTo(2 / 3.0);
        assertThat(PETS.recall(0)).isEqualTo(2 / 3.0);
        assertThat(PETS.precision(1)).isEqualTo(1 / 3.0);
        assertThat(PETS.recall(1)).isEqualTo(1 / 2.0);
        assertThat(PETS.f1(1)).isEqualTo(2 / 5.0);
        assertThat(PETS.f1(2)).as("never predicted").isZero();
        assertThat(PETS.f1(Average.MACRO)).isEqualTo((2 / 3.0 + 2 / 5.0) / 3);
        assertThat(PETS.precision(Average.WEIGHTED)).isEqualTo((3 * (2 / 3.0) + 2 * (1 / 3.0)) / 6);
        assertThat(PETS.recall(Average.WEIGHTED)).isEqualTo(PETS.accuracy());
    }

    @Test
    void anExampleWithoutAnAnswerIsWrongAndOneWithoutAClassDoesNotCount() {
        var matrix = ConfusionMatrix.of(NAMES, new int[] {0, 0, -1}, new int[] {0, -1, 2});
        assertThat(matrix.accuracy()).isEqualTo(0.5);
        assertThat(matrix.precision(0)).isEqualTo(1);
        assertThat(matrix.recall(0)).isEqualTo(0.5);
        assertThat(matrix.unanswered()).isEqualTo(1);
        assertThat(matrix.examples()).isEqualTo(2);
        assertThat(matrix.describe()).contains("1 without an answer");
    }

    @Test
    void partsCountedApartAddUp() {
        var first = ConfusionMatrix.of(NAMES, new int[] {0, 0, 0}, new int[] {0, 0, 1});
        var second = ConfusionMatrix.of(NAMES, new int[] {1, 1, 2}, new int[] {1, 0, 1});
        assertThat(first.plus(second)).isEqualTo(PETS).hasSameHashCodeAs(PETS);
        assertThat(first).isNotEqualTo(second).doesNotHaveSameHashCodeAs(second);
        assertThatThrownBy(() -> first.plus(ConfusionMatrix.of(List.of("a"), new int[] {0}, new int[] {0})))
                .hasMessageContaining("same classes");
    }

    @Test
    void theTableSaysEverything() {
        assertThat(PETS.describe()).isEqualTo("""
                        true \\ predicted   cat  dog  owl  precision   recall       F1
                        cat                  2    1    0    66.67 %  66.67 %  66.67 %
                        dog                  1    1    0    33.33 %  50.00 %  40.00 %
                        owl                  0    1    0     0.00 %   0.00 %   0.00 %
                        mean of classes                     33.33 %  38.89 %  35.56 %
                        mean by frequency                   44.44 %  50.00 %  46.67 %
                        accuracy 50.00 % of 6 examples
                        """);
        assertThat(PETS).hasToString("accuracy 50.00 % of 6");
    }

    @Test
    void nothingIsShareOfNothing() {
        var empty = ConfusionMatrix.of(NAMES, new int[0], new int[0]);
        assertThat(empty.accuracy()).isZero();
        assertThat(empty.f1(Average.WEIGHTED)).isZero();
    }

    @Test
    void whatIsNoClassIsRefused() {
        assertThatThrownBy(() -> ConfusionMatrix.of(NAMES, new int[] {3}, new int[] {0}))
                .hasMessageContaining("example 0 is of class 3")
                .hasMessageContaining("0 to 2");
        assertThatThrownBy(() -> ConfusionMatrix.of(NAMES, new int[] {0}, new int[] {3}))
                .hasMessageContaining("taken for 3");
        assertThatThrownBy(() -> ConfusionMatrix.of(NAMES, new int[] {-2}, new int[] {0}))
                .hasMessageContaining("-2");
        assertThatThrownBy(() -> ConfusionMatrix.of(NAMES, new int[] {0}, new int[] {-2}))
                .hasMessageContaining("-2");
        assertThatThrownBy(() -> ConfusionMatrix.of(NAMES, new int[1], new int[2]))
                .hasMessageContaining("1 true classes and 2");
        assertThatThrownBy(() -> PETS.precision(3)).hasMessage("confusion matrix: found class 3; classes are 0 to 2");
        assertThatThrownBy(() -> PETS.count(0, -1)).hasMessageContaining("class -1");
    }
}
