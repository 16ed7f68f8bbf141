package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.core.DoubleMatrix;
import org.junit.jupiter.api.Test;

class FoldsTest {

    /** Example i has input i and is of class 1 for the last tenth, else of class 0. */
    private static Dataset numbered(int rows) {
        var inputs = DoubleMatrix.zeros(rows, 1);
        var targets = DoubleMatrix.zeros(rows, 1);
        for (int i = 0; i < rows; i++) {
            inputs.set(i, 0, i);
            targets.set(i, 0, i >= rows - rows / 10 ? 1 : 0);
        }
        return new Dataset("numbered", inputs, targets, List.of("i"), List.of("frequent", "rare"));
    }

    private static List<Double> examples(Dataset part) {
        return Arrays.stream(part.inputs().toArray()).boxed().toList();
    }

    @Test
    void everyExampleIsHeldOutOnceAndTrainedOnInAllOtherFolds() {
        for (var folds : List.of(Folds.of(numbered(53), 5, 1), Folds.stratified(numbered(53), 5, 1))) {
            var all = IntStream.range(0, 53).mapToObj(i -> (double) i).toList();
            assertThat(folds.stream().flatMap(fold -> examples(fold.validation()).stream()))
                    .containsExactlyInAnyOrderElementsOf(all);
            for (var fold : folds) {
                assertThat(examples(fold.training())).doesNotContainAnyElementsOf(examples(fold.validation()));
                assertThat(fold.training().rows() + fold.validation().rows()).isEqualTo(53);
                assertThat(fold.validation().rows()).isBetween(10, 11);
            }
            assertThat(folds.stream().map(Folds.Fold::number)).containsExactly(1, 2, 3, 4, 5);
        }
    }

    @Test
    void stratifiedFoldsHaveTheirShareOfEveryClass() {
        for (var fold : Folds.stratified(numbered(100), 5, 3)) {
            assertThat(Arrays.stream(fold.validation().targets().toArray()).sum())
                    .isEqualTo(2);
        }
        assertThat(Folds.of(numbered(100), 5, 3).stream()
                        .mapToDouble(fold -> Arrays.stream(
                                        fold.validation().targets().toArray())
                                .sum()))
                .as("chance divides otherwise")
                .anyMatch(rare -> rare != 2);
    }

    @Test
    void theSeedDecidesAndNothingElse() {
        var once = Folds.of(numbered(30), 3, 7);
        var again = Folds.of(numbered(30), 3, 7);
        var other = Folds.of(numbered(30), 3, 8);
        assertThat(examples(once.get(0).validation()))
                .isEqualTo(examples(again.get(0).validation()));
        assertThat(examples(once.get(0).validation()))
                .isNotEqualTo(examples(other.get(0).validation()));
    }

    @Test
    void scalingsAreFittedOnTheTrainingPart() {
        for (var fold : Folds.of(numbered(20), 4, 1)) {
            var scaled = fold.standardised();
            double mean = Arrays.stream(scaled.training().inputs().toArray())
                    .average()
                    .orElseThrow();
            assertThat(Math.abs(mean)).isLessThanOrEqualTo(20 * 0x1p-53 * 20); // a sum of 20 terms of at most 2
            assertThat(scaled.validation().inputs().get(0, 0))
                    .isEqualTo(Standardiser.fit(fold.training().inputs())
                            .apply(fold.validation().inputs())
                            .get(0, 0));
            assertThat(scaled.number()).isEqualTo(fold.number());
        }
    }

    @Test
    void whatCannotBeDividedIsRefused() {
        assertThatThrownBy(() -> Folds.of(numbered(10), 1, 1)).hasMessageContaining("k = 1");
        assertThatThrownBy(() -> Folds.stratified(numbered(10), 11, 1)).hasMessageContaining("2 to 10");
        var x = numbered(10).inputs();
        assertThatThrownBy(() -> Folds.stratified(new Dataset("line", x, x, List.of("x"), List.of()), 2, 1))
                .hasMessageContaining("no classes");
        assertThat(Folds.of(numbered(10), 10, 1)).as("leave one out").hasSize(10);
    }
}
