package org.chainrule.core.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chainrule.core.DoubleMatrix;
import org.junit.jupiter.api.Test;

class SplitTest {

    /** Example i has input i and class {@code i % 4 == 0 ? 0 : 1}: a quarter and three quarters. */
    private static Dataset numbered(int rows) {
        var inputs = DoubleMatrix.zeros(rows, 1);
        var targets = DoubleMatrix.zeros(rows, 1);
        for (int i = 0; i < rows; i++) {
            inputs.set(i, 0, i);
            targets.set(i, 0, i % 4 == 0 ? 0 : 1);
        }
        return new Dataset("numbered", inputs, targets, List.of("i"), List.of("rare", "frequent"));
    }

    private static Dataset regression(int rows) {
        var x = numbered(rows).inputs();
        return new Dataset("line", x, x, List.of("x"), List.of());
    }

    private static List<Double> examples(Dataset part) {
        return Arrays.stream(part.inputs().toArray()).boxed().toList();
    }

    private static List<Double> all(Split split) {
        return Stream.of(split.training(), split.validation(), split.test())
                .flatMap(part -> examples(part).stream())
                .toList();
    }

    private static long ofClass(Dataset part, int label) {
        return Arrays.stream(part.targets().toArray()).filter(t -> t == label).count();
    }

    @Test
    void everyExampleIsInExactlyOnePart() {
        for (var split :
                List.of(Split.of(numbered(100), 0.7, 0.15, 1), Split.stratified(numbered(100), 0.7, 0.15, 1))) {
            var expected = IntStream.range(0, 100).mapToObj(i -> (double) i).toList();
            assertThat(all(split)).containsExactlyInAnyOrderElementsOf(expected);
            // The check would notice an example that is in two parts.
            var leaky = new ArrayList<>(all(split));
            leaky.set(0, leaky.get(99));
            assertThat(leaky.stream().distinct().count()).isEqualTo(99);
        }
    }

    @Test
    void inputsKeepTheirTargets() {
        var training = Split.of(numbered(100), 0.7, 0.15, 1).training();
        for (int i = 0; i < training.rows(); i++) {
            assertThat(training.targets().get(i, 0)).isEqualTo(training.inputs().get(i, 0) % 4 == 0 ? 0 : 1);
        }
    }

    @Test
    void sizesAreTheRoundedShares() {
        var split = Split.of(numbered(150), 0.7, 0.15, 1); // 105, 22.5 → 23, the rest
        assertThat(List.of(
                        split.training().rows(),
                        split.validation().rows(),
                        split.test().rows()))
                .containsExactly(105, 23, 22);
    }

    @Test
    void theSeedDecides() {
        assertThat(all(Split.of(numbered(50), 0.6, 0.2, 7))).isEqualTo(all(Split.of(numbered(50), 0.6, 0.2, 7)));
        assertThat(all(Split.of(numbered(50), 0.6, 0.2, 7))).isNotEqualTo(all(Split.of(numbered(50), 0.6, 0.2, 8)));
        assertThat(all(Split.of(numbered(50), 0.6, 0.2, 7))).isNotEqualTo(examples(numbered(50)));
    }

    @Test
    void aStratifiedSplitKeepsTheShareOfEveryClass() {
        boolean plainSplitDiffersOnce = false;
        for (int seed = 0; seed < 10; seed++) {
            var split = Split.stratified(numbered(80), 0.5, 0.25, seed);
            for (var part : List.of(split.training(), split.validation(), split.test())) {
                assertThat(4 * ofClass(part, 0)).isEqualTo(part.rows());
            }
            var plain = Split.of(numbered(80), 0.5, 0.25, seed).training();
            plainSplitDiffersOnce |= 4 * ofClass(plain, 0) != plain.rows();
        }
        assertThat(plainSplitDiffersOnce)
                .as("the plain split leaves it to chance")
                .isTrue();
    }

    @Test
    void classesAreMixedWithinStratifiedParts() {
        var labels = Split.stratified(numbered(80), 0.5, 0.25, 3)
                .training()
                .targets()
                .toArray();
        long changes = IntStream.range(1, labels.length)
                .filter(i -> labels[i] != labels[i - 1])
                .count();
        assertThat(changes).isGreaterThan(1); // blocks would change once
    }

    @Test
    void emptyPartsAreRefused() {
        assertThatThrownBy(() -> Split.of(numbered(4), 0.7, 0.1, 1))
                .hasMessageContaining("validation part is empty")
                .hasMessageContaining("4 examples")
                .hasMessageContaining("0.7")
                .hasMessageContaining("choose shares");
        assertThatThrownBy(() -> Split.of(numbered(10), 0.7, 0.3, 1)).hasMessageContaining("test part is empty");
        assertThatThrownBy(() -> Split.of(numbered(10), 0.9, 0.9, 1)).hasMessageContaining("test part is empty");
        assertThatThrownBy(() -> Split.of(numbered(10), 0.01, 0.3, 1)).hasMessageContaining("training part is empty");
        assertThatThrownBy(() -> Split.of(numbered(10), 0, 0.3, 1)).hasMessageContaining("training share of 0");
        assertThatThrownBy(() -> Split.of(numbered(10), 0.5, Double.NaN, 1))
                .hasMessageContaining("validation share of NaN");
        assertThatThrownBy(() -> Split.stratified(regression(10), 0.5, 0.2, 1)).hasMessageContaining("no classes");
    }

    @Test
    void scalingUsesFiguresOfTheTrainingPartOnly() {
        var split = Split.of(numbered(50), 0.5, 0.2, 1);
        var fitted = Standardiser.fit(split.training().inputs());
        var standardised = split.standardised();
        assertThat(standardised.test().inputs().toArray())
                .isEqualTo(fitted.apply(split.test().inputs()).toArray());
        assertThat(standardised.validation().inputs().toArray())
                .isEqualTo(fitted.apply(split.validation().inputs()).toArray());

        // The planted leak, figures of all rows, gives other numbers: the comparison above would notice it.
        var leak = Standardiser.fit(numbered(50).inputs());
        assertThat(standardised.test().inputs().toArray())
                .isNotEqualTo(leak.apply(split.test().inputs()).toArray());
    }

    @Test
    void changingTestRowsDoesNotChangeTrainingRows() {
        var split = Split.of(numbered(50), 0.5, 0.2, 1);
        var before = split.scaled(-1, 1).training().inputs().toArray();
        split.test().inputs().fill(1e6);
        split.validation().inputs().fill(-1e6);
        assertThat(split.scaled(-1, 1).training().inputs().toArray()).isEqualTo(before);
        assertThat(Arrays.stream(before).min().orElseThrow()).isEqualTo(-1);
        assertThat(Arrays.stream(before).max().orElseThrow()).isEqualTo(1);
    }

    @Test
    void targetsOfARegressionCanBeScaledToo() {
        var split = Split.of(regression(50), 0.5, 0.2, 1);
        var scaling = Standardiser.fit(split.training().targets());
        var scaled = split.targetsScaledBy(scaling);
        assertThat(scaled.test().targets().toArray())
                .isEqualTo(scaling.apply(split.test().targets()).toArray());
        assertThat(scaled.test().inputs()).isSameAs(split.test().inputs());
        var classified = Split.of(numbered(50), 0.5, 0.2, 1);
        assertThatThrownBy(() -> classified.targetsScaledBy(scaling)).hasMessageContaining("classification");
    }
}
