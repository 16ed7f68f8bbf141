package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.core.DoubleMatrix;
import org.junit.jupiter.api.Test;

class SharesAndScalingsTest {

    private static double[] row(double... numbers) {
        return numbers;
    }

    @Test
    void scalingsAreEqualIfAllTheirFiguresAre() {
        var scaling = MinMax.of(0, 1, row(2, 3), row(4, 5));
        assertThat(scaling)
                .isEqualTo(MinMax.of(0, 1, row(2, 3), row(4, 5)))
                .hasSameHashCodeAs(MinMax.of(0, 1, row(2, 3), row(4, 5)));
        for (Scaling other : List.of(
                MinMax.of(-1, 1, row(2, 3), row(4, 5)),
                MinMax.of(0, 2, row(2, 3), row(4, 5)),
                MinMax.of(0, 1, row(2, 9), row(4, 5)),
                MinMax.of(0, 1, row(2, 3), row(4, 9)),
                Standardiser.of(row(2, 3), row(4, 5)))) {
            assertThat(scaling).isNotEqualTo(other);
        }
        var standard = Standardiser.of(row(2, 3), row(4, 5));
        assertThat(standard)
                .isEqualTo(Standardiser.of(row(2, 3), row(4, 5)))
                .hasSameHashCodeAs(Standardiser.of(row(2, 3), row(4, 5)))
                .isNotEqualTo(Standardiser.of(row(2, 9), row(4, 5)))
                .isNotEqualTo(Standardiser.of(row(2, 3), row(4, 9)));
        assertThat(scaling).doesNotHaveSameHashCodeAs(MinMax.of(0, 1, row(2, 9), row(4, 5)));
        assertThat(standard).doesNotHaveSameHashCodeAs(Standardiser.of(row(2, 9), row(4, 5)));
    }

    @Test
    void scalingsSayWhatTheyDo() {
        assertThat(MinMax.of(0, 1, row(2), row(4)).title()).isEqualTo("min-max scaling");
        assertThat(Standardiser.of(row(2), row(4)).title()).isEqualTo("standardising");
    }

    @Test
    void figuresAndIntervalsThatAreNoneAreRefused() {
        assertThatThrownBy(() -> MinMax.of(0, 1, row(2), row(0)))
                .hasMessageStartingWith("min-max scaling: found 1 places");
        assertThatThrownBy(() -> MinMax.of(-1.7e308, 1.7e308, row(2), row(1)))
                .hasMessageStartingWith("min-max scaling: found the interval -1.7e308 to 1.7e308");
        assertThatThrownBy(() -> Standardiser.of(row(), row())).hasMessageContaining("found 0 places");
        assertThatThrownBy(() -> Standardiser.of(row(2), row(1, 2)))
                .hasMessageContaining("found 1 places [2.0] and 2 divisors [1.0, 2.0]");
    }

    @Test
    void rowsOfAnotherWidthAreNotUndone() {
        assertThatThrownBy(() -> MinMax.of(0, 1, row(2, 3), row(4, 5)).undo(DoubleMatrix.zeros(1, 3)))
                .hasMessageContaining("undo min-max scaling");
    }

    /** Classes of 30, 20 and 10 examples by turns of six. */
    private static Dataset turns() {
        int[] turns = {0, 0, 0, 1, 1, 2};
        var targets = DoubleMatrix.zeros(60, 1);
        for (int i = 0; i < 60; i++) {
            targets.set(i, turns[i % 6]);
        }
        return new Dataset("turns", DoubleMatrix.zeros(60, 1), targets, List.of("x"), List.of("a", "b", "c"));
    }

    @Test
    void everyPartAndFoldHasItsShareOfThreeUnequalClasses() {
        var split = Split.stratified(turns(), 0.5, 0.3, 7);
        assertThat(counts(split.training())).containsExactly(15, 10, 5);
        assertThat(counts(split.validation())).containsExactly(9, 6, 3);
        assertThat(counts(split.test())).containsExactly(6, 4, 2);
        for (var fold : Folds.stratified(turns(), 5, 7)) {
            assertThat(counts(fold.validation())).containsExactly(6, 4, 2);
        }
    }

    @Test
    void aLabelThatIsNoClassIsRefusedWithTheClassesThereAre() {
        var one = DoubleMatrix.of(new double[] {3});
        assertThatThrownBy(() -> new Dataset("three", one, one, List.of("x"), List.of("a", "b", "c")))
                .hasMessage("three: row 0: found label 3.0; it must be a class number from 0 to 2");
        var two = DoubleMatrix.of(new double[] {1, 2});
        assertThat(new Dataset("line", one, two, List.of("x"), List.of()).targetColumns())
                .isEqualTo(2);
    }

    private static int[] counts(Dataset part) {
        return IntStream.range(0, 3)
                .map(c -> (int) IntStream.range(0, part.rows())
                        .filter(i -> part.targets().get(i) == c)
                        .count())
                .toArray();
    }

    @Test
    void aShareOfAllOrNothingIsRefused() {
        var data = Generated.moons(20, 0, 1);
        for (double share : row(0, 1, Double.NaN)) {
            assertThatThrownBy(() -> Split.of(data, share, 0.1, 1))
                    .hasMessageStartingWith("split: found a training share");
            assertThatThrownBy(() -> Split.of(data, 0.1, share, 1))
                    .hasMessageStartingWith("split: found a validation share");
        }
    }
}
