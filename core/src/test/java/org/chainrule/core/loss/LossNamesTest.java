package org.chainrule.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LossNamesTest {

    @Test
    void aDefaultHasItsFamilysNameAlone() {
        for (Loss loss : Losses.all()) {
            assertThat(loss.name()).matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
        }
        assertThat(Losses.all()).extracting(Loss::name).doesNotHaveDuplicates();
    }

    @Test
    void parametersThatAreNotTheDefaultAreInTheName() {
        assertThat(List.of(
                        new TripletMargin(0.5),
                        new TripletMargin(1, 0),
                        new Tversky(0.25, 0.75),
                        new Tversky(0.5, 0.5, 1),
                        new Tversky(0.25, 0.75, 1),
                        new Dice(1),
                        new Huber(2),
                        new CosineEmbedding(0.5),
                        new CategoricalFocal(3, 0.5),
                        new GaussianNll(0.25, GaussianNll.Constant.OMITTED),
                        new BinaryFocal(3),
                        new BinaryFocal(2, 1, 0.5),
                        new BinaryFocal(2, 0.5, 1),
                        BinaryFocal.balanced(2, 0.25),
                        new PoissonNll(Stirling.INCLUDED),
                        new PoissonNllWithRates(0.5, Stirling.OMITTED),
                        new PoissonNllWithRates(0.5, Stirling.INCLUDED),
                        new SmoothL1(2),
                        new HingeEmbedding(2),
                        new MarginRanking(1),
                        new CosineDistance(0.5),
                        new MultiMargin(2, Weights.none()),
                        new SquaredMultiMargin(2, Weights.none())))
                .extracting(Loss::name)
                .containsExactly(
                        "triplet-margin(0.5)",
                        "triplet-margin(1, 0)",
                        "tversky(0.25, 0.75)",
                        "tversky(0.5, 0.5, 1)",
                        "tversky(0.25, 0.75, 1)",
                        "dice(1)",
                        "huber(2)",
                        "cosine-embedding(0.5)",
                        "categorical-focal(3, 0.5)",
                        "gaussian-nll(0.25)",
                        "binary-focal(3)",
                        "binary-focal(2, 1, 0.5)",
                        "binary-focal(2, 0.5, 1)",
                        "binary-focal(2, 0.25, 0.75)",
                        "poisson-nll(stirling)",
                        "poisson-nll-with-rates(0.5)",
                        "poisson-nll-with-rates(0.5)(stirling)",
                        "smooth-l1(2)",
                        "hinge-embedding(2)",
                        "margin-ranking(1)",
                        "cosine-distance(0.5)",
                        "multi-margin(2)",
                        "squared-multi-margin(2)");
    }

    @Test
    void weightsOfAFocalLossAreHeldToTheirRanges() {
        for (double bad : new double[] {-0.5, Double.POSITIVE_INFINITY, Double.NaN}) {
            assertThatThrownBy(() -> new BinaryFocal(bad)).hasMessageContaining("found gamma = " + bad);
            assertThatThrownBy(() -> new BinaryFocal(2, bad, 1)).hasMessageContaining("positive weight = " + bad);
            assertThatThrownBy(() -> new BinaryFocal(2, 1, bad)).hasMessageContaining("negative weight = " + bad);
        }
        assertThat(BinaryFocal.balanced(0, 0)).isEqualTo(new BinaryFocal(0, 0, 1));
        assertThat(BinaryFocal.balanced(0, 1)).isEqualTo(new BinaryFocal(0, 1, 0));
        assertThatThrownBy(() -> BinaryFocal.balanced(2, Math.nextUp(1.0))).hasMessageContaining("[0, 1]");
    }
}
