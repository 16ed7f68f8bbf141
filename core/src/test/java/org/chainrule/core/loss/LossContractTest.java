package org.chainrule.core.loss;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a loss says of itself besides numbers: the output it belongs to, how rows and parts are reduced, their weights. */
class LossContractTest {

    @Test
    void lossesOfLogitsAndLogarithmsKnowTheOutputTheyBelongTo() {
        var names = new EnumMap<OutputLink, Set<String>>(Map.of(
                OutputLink.SOFTMAX,
                Set.of("categorical-focal", "softmax-cross-entropy", "softmax-cross-entropy-with-probabilities"),
                OutputLink.SIGMOID,
                Set.of("binary-cross-entropy-with-logits", "binary-focal", "multi-label-soft-margin", "soft-margin"),
                OutputLink.EXP,
                Set.of("kl-divergence", "kl-divergence-with-log-targets", "negative-log-likelihood", "poisson-nll")));
        for (var link : OutputLink.values()) {
            if (link != OutputLink.IDENTITY) {
                assertThat(namesOf(loss -> loss.link() == link)).as("%s", link).isEqualTo(names.get(link));
            }
        }
        assertThat(Losses.all()).extracting(Loss::link).doesNotContainNull();
    }

    @Test
    void elementsAreAveragedWhereALossIsOfElements() {
        assertThat(namesOf(loss -> loss.defaultReduction() == Reduction.MEAN_OVER_ROWS))
                .isEqualTo(namesOf(loss -> loss instanceof RowLoss
                        ? !List.of("gaussian-nll", "margin-ranking").contains(loss.name())
                        : loss.name().startsWith("kl-divergence")));
        assertThat(namesOf(loss -> loss.defaultReduction() == Reduction.SUM)).isEqualTo(Set.of("half-squared-error"));
        assertThat(namesOf(loss -> loss.defaultReduction() == Reduction.MEAN_OVER_ELEMENTS))
                .contains("squared-error", "absolute-error", "gaussian-nll", "margin-ranking");
        for (Loss loss : List.of(
                new SoftmaxCrossEntropy().weighted(2, 1),
                new SoftmaxCrossEntropy().ignoring(0),
                new NegativeLogLikelihood().ignoring(-100))) {
            assertThat(loss.defaultReduction()).isEqualTo(Reduction.WEIGHTED_MEAN);
        }
    }

    private static Set<String> namesOf(Predicate<Loss> property) {
        return Losses.all().stream().filter(property).map(Loss::name).collect(Collectors.toSet());
    }

    /** A pair, and a mean with its variance, are one element each. */
    @Test
    void elementsOfARow() {
        assertThat(new SquaredError().elements(6)).isEqualTo(6);
        assertThat(new GaussianNll().elements(6)).isEqualTo(3);
        assertThat(new MarginRanking().elements(6)).isEqualTo(3);
        assertThat(new SquaredError().value(new double[] {1, 2, 4}, new double[3], 3))
                .isEqualTo(1 + 4 + 16);
    }

    @Test
    void reductionsOfFourRowsOfThreeElements() {
        for (var whole : List.of(Reduction.SUM, Reduction.NONE)) {
            assertThat(whole.factor(4, 3, 8)).as("%s", whole).isEqualTo(1);
            assertThat(whole.share(2, 8)).as("%s", whole).isEqualTo(1);
            assertThat(whole.share(0, 0)).as("%s", whole).isEqualTo(1);
        }
        assertThat(Reduction.MEAN_OVER_ELEMENTS.factor(4, 3, 8)).isEqualTo(1.0 / 12);
        assertThat(Reduction.MEAN_OVER_ROWS.factor(4, 3, 8)).isEqualTo(0.25);
        assertThat(Reduction.WEIGHTED_MEAN.factor(4, 3, 8)).isEqualTo(0.125);
        for (var mean : List.of(Reduction.MEAN_OVER_ELEMENTS, Reduction.MEAN_OVER_ROWS, Reduction.WEIGHTED_MEAN)) {
            assertThat(mean.share(2, 8)).as("%s", mean).isEqualTo(0.25);
            assertThat(mean.share(0, 0)).as("%s", mean).isZero();
        }
        assertThat(Reduction.WEIGHTED_MEAN.factor(4, 3, 0)).isZero();
    }

    /** What is no class counts once, to be refused by the loss itself, which knows the row. */
    @Test
    void aRowCountsByTheWeightOfItsClass() {
        var loss = new SoftmaxCrossEntropy().weighted(2, 4, 0.5).ignoring(1);
        double[] weights = {1, 2, 0, 0.5, 1};
        for (int c = -1; c <= 3; c++) {
            assertThat(loss.weight(new double[] {c}, 3)).as("class %s", c).isEqualTo(weights[c + 1]);
        }
    }

    @Test
    void weightsAreEqualWhereTheirNumbersAre() {
        assertThat(Weights.of(2, 0.5)).isEqualTo(Weights.of(2, 0.5)).hasSameHashCodeAs(Weights.of(2, 0.5));
        assertThat(Weights.of(2, 0.5)).isNotEqualTo(Weights.of(0.5, 2)).isNotEqualTo(Weights.none());
        assertThat(Weights.of(2, 0.5)).isNotEqualTo("2, 0.5").hasToString("2, 0.5");
        assertThat(Weights.of(2, 0.5).hashCode())
                .isNotEqualTo(Weights.of(0.5, 2).hashCode());
        assertThat(Weights.none()).hasToString("none");
    }

    @Test
    void theSlopesOfSeveralPartsAreNamed() {
        for (Loss loss : Losses.all()) {
            var sheet = loss.sheet();
            for (var part : sheet.parts()) {
                String named = sheet.parts().size() == 1 ? "" : "∂/∂" + part.name() + ": ";
                assertThat(sheet.slopeFormula()).as(loss.name()).contains(named + part.slopeFormula());
            }
        }
    }
}
