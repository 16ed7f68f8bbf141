package org.chainrule.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Parameters and shapes that the losses of a row refuse, with what was found and what is needed. */
class LossParametersTest {

    private static final double INF = Double.POSITIVE_INFINITY;
    private static final double NAN = Double.NaN;

    private static void assertRefused(ThrowingCallable call, String loss, String found, String needed) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(loss + ": ")
                .hasMessageContaining(found)
                .hasMessageContaining(needed);
    }

    @Test
    void whatMustBePositive() {
        for (double bad : new double[] {0, -1, INF, NAN}) {
            String needed = bad + "; it must be positive and finite";
            assertRefused(() -> new CategoricalFocal(2, bad), "categorical-focal", "found alpha", needed);
            assertRefused(() -> new CosineDistance(bad), "cosine-distance", "found epsilon", needed);
            assertRefused(() -> new Dice(bad), "dice", "found epsilon", needed);
            assertRefused(
                    () -> new GaussianNll(bad, GaussianNll.Constant.OMITTED), "gaussian-nll", "found epsilon", needed);
            assertRefused(() -> new TripletMargin(bad), "triplet-margin", "found margin", needed);
            assertRefused(() -> new Tversky(1, 1, bad), "tversky", "found epsilon", needed);
        }
    }

    @Test
    void whatMustNotBeNegative() {
        for (double bad : new double[] {-1e-300, -1, INF, NAN}) {
            String needed = bad + "; it must be at least 0 and finite";
            assertRefused(() -> new CategoricalFocal(bad, 1), "categorical-focal", "found gamma", needed);
            assertRefused(() -> new MarginRanking(bad), "margin-ranking", "found margin", needed);
            assertRefused(() -> new MultiMargin(bad, Weights.none()), "multi-margin", "found margin", needed);
            assertRefused(
                    () -> new SquaredMultiMargin(bad, Weights.none()), "squared-multi-margin", "found margin", needed);
            assertRefused(() -> new TripletMargin(1, bad), "triplet-margin", "found epsilon", needed);
            assertRefused(() -> new Tversky(bad, 1), "tversky", "found alpha", needed);
            assertRefused(() -> new Tversky(1, bad), "tversky", "found beta", needed);
            assertRefused(() -> Weights.of(1, bad), "weights", "found " + bad + " for column 1", "at least 0");
        }
    }

    @Test
    void whatMustBeInAnInterval() {
        for (double bad : new double[] {-0.1, 1, 2, NAN}) {
            String needed = bad + "; it must be at least 0 and below 1";
            assertRefused(
                    () -> new SoftmaxCrossEntropy().smoothed(bad), "softmax-cross-entropy", "found smoothing", needed);
            assertRefused(
                    () -> new SoftmaxCrossEntropyWithProbabilities().smoothed(bad),
                    "softmax-cross-entropy-with-probabilities",
                    "found smoothing",
                    needed);
        }
        for (double bad : new double[] {-1.5, 1.0000001, NAN}) {
            assertRefused(() -> new CosineEmbedding(bad), "cosine-embedding", "found margin " + bad, "in [-1, 1]");
        }
        for (double end : new double[] {-1, 1}) {
            assertThat(new CosineEmbedding(end).margin()).isEqualTo(end);
        }
    }

    @Test
    void whatIsNoClass() {
        for (double bad : new double[] {-1, 0.5, 3}) {
            assertThatThrownBy(() -> new SoftmaxCrossEntropy().value(new double[3], new double[] {bad}, 3))
                    .hasMessageContaining("found target " + bad + "; it must be a class number from 0 to 2");
        }
    }

    @Test
    void aWrongNumberOfWeights() {
        for (Loss loss : List.of(
                new BinaryCrossEntropyWithLogits(Weights.of(2, 1, 0.5)),
                new MultiLabelSoftMargin().weighted(2, 1, 0.5),
                new MultiMargin().weighted(2, 1, 0.5),
                new NegativeLogLikelihood().weighted(2, 1, 0.5),
                new SoftmaxCrossEntropy().weighted(2, 1, 0.5),
                new SoftmaxCrossEntropyWithProbabilities().weighted(2, 1, 0.5),
                new SquaredMultiMargin().weighted(2, 1, 0.5))) {
            assertThat(loss.targetColumns(3)).isIn(1, 3);
            for (int columns : new int[] {2, 4}) {
                assertRefused(
                        () -> loss.targetColumns(columns),
                        loss.name(),
                        "found 3 weights for " + columns + " columns",
                        "give one per column, or none");
            }
        }
    }

    @Test
    void aNumberOfColumnsThatMakesNoSense() {
        for (Loss loss : List.of(new CosineEmbedding(), new GaussianNll(), new MarginRanking())) {
            assertRefused(() -> loss.targetColumns(3), loss.name(), "has 3 columns", "it needs 2 blocks");
        }
        assertRefused(() -> new TripletMargin().targetColumns(4), "triplet-margin", "has 4 columns", "needs 3 blocks");
        for (Loss loss : List.of(
                new CategoricalFocal(),
                new CategoricalHinge(),
                new MultiMargin(),
                new NegativeLogLikelihood(),
                new SoftmaxCrossEntropy(),
                new SoftmaxCrossEntropyWithProbabilities(),
                new SquaredMultiMargin())) {
            assertRefused(() -> loss.targetColumns(1), loss.name(), "has 1 column;", "at least 2");
        }
    }
}
