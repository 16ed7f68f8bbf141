package org.chainrule.examples.lesson.b;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.examples.lesson.Confirmation;
import org.chainrule.optimizers.training.StopReason;
import org.junit.jupiter.api.Test;

class LessonBTest {

    /** Sums of at most 6 products, of which each step adds one more: fewer than 32 roundings of numbers below 1. */
    private static final double ROUNDING = 32 * 0x1p-53;

    @Test
    void everyBackwardQuantityIsReachedInTheOrderOfTheBlackboard() {
        assertThat(Backward.compute().order()).containsExactly("Y2", "Z2", "W2", "b2", "Y1", "Z1", "W1", "b1");
    }

    @Test
    void everyBackwardQuantityEqualsItsMatrixFormulaAndIsConfirmedEntryByEntry() {
        var backward = Backward.compute();
        for (String name : backward.order()) {
            assertThat(backward.deviation(name)).as(name).isLessThanOrEqualTo(ROUNDING);
            assertThat(backward.confirmed().get(name))
                    .as(name)
                    .hasSize(Backward.of(backward.traced(), name).size())
                    .allMatch(Confirmation::agrees);
        }
    }

    @Test
    void theShapesAreThoseOfTheBlackboardAndTheTraceIsThePassThatTrains() {
        var backward = Backward.compute();
        var shapes = backward.order().stream()
                .map(name -> name + " " + Backward.of(backward.traced(), name).shape())
                .toList();
        assertThat(shapes)
                .isEqualTo(List.of("Y2 6×2", "Z2 6×2", "W2 2×5", "b2 1×2", "Y1 6×5", "Z1 6×5", "W1 5×3", "b1 1×5"));
        var network = Regressor.whole();
        for (String name : backward.order()) {
            assertThat(Backward.of(backward.traced(), name).toArray())
                    .as(name)
                    .containsExactly(network.gradient(name).toArray());
        }
    }

    @Test
    void aFormulaWithAMissingSlopeWouldBeNoticed() {
        var backward = Backward.compute();
        Matrix withSlope = Backward.of(backward.traced(), "Z1");
        Matrix without = Backward.of(backward.traced(), "Y1");
        assertThat(Math.abs(withSlope.get(0) - without.get(0))).isGreaterThan(1000 * ROUNDING);
        var honest = backward.confirmed().getOrDefault("Z1", List.of()).get(0);
        assertThat(new Confirmation("Z1", without.get(0), honest.difference(), honest.bound()).agrees())
                .isFalse();
    }

    @Test
    void theLossIsHalfTheSumOfSquaresOverOutputsAndRows() {
        var network = Regressor.whole();
        double sum = 0;
        for (int i = 0; i < Regressor.T.size(); i++) {
            double d = network.value("Y2").get(i) - Regressor.T.get(i);
            sum += d * d / 2;
        }
        assertThat(Math.abs(network.value("loss").get(0) - sum)).isLessThanOrEqualTo(ROUNDING);
    }

    @Test
    void theUpdateTakesTheMeanOfTheSummedDerivatives() {
        var update = MeanUpdate.compute();
        for (int i = 0; i < update.weight().size(); i++) {
            double expected = update.weight().get(i) - 0.5 * update.gradient().get(i) / 6;
            assertThat(Math.abs(update.updated().get(i) - expected)).isLessThanOrEqualTo(ROUNDING);
        }
        assertThat(Figures.fixed(update.updated().get(0), 5)).isEqualTo("0.22490");
        assertThat(update.lossAfter()).isLessThan(update.lossBefore());
    }

    @Test
    void sixRowsMakeOneSixOrThreeIterationsAnEpoch() {
        var counts = Counting.compute().counts();
        assertThat(counts).extracting(Counting.Count::batch).containsExactly(6, 1, 2);
        assertThat(counts).extracting(Counting.Count::perEpoch).containsExactly(1, 6, 3);
        assertThat(counts)
                .extracting(Counting.Count::updates)
                .containsExactly(Counting.EPOCHS, 6 * Counting.EPOCHS, 3 * Counting.EPOCHS);
        assertThat(counts).allMatch(count -> count.lossAfter() < count.lossBefore());
    }

    @Test
    void trainingStopsByToleranceByValidationErrorAndByEpochs() {
        var stopping = Stopping.compute();
        var tolerance = stopping.tolerance();
        assertThat(tolerance.reason()).isEqualTo(StopReason.TOLERANCE);
        assertThat(tolerance.last().orElseThrow().largestChange().orElseThrow()).isLessThanOrEqualTo(Stopping.TAU);
        assertThat(tolerance
                        .epochs()
                        .get(tolerance.epochs().size() - 2)
                        .largestChange()
                        .orElseThrow())
                .isGreaterThan(Stopping.TAU);
        assertThat(stopping.patience().reason()).isEqualTo(StopReason.PATIENCE);
        int best = stopping.patience().best().orElseThrow().epoch();
        assertThat(stopping.patience().epochs()).hasSize(best + Stopping.WAIT);
        assertThat(stopping.fixed().reason()).isEqualTo(StopReason.EPOCHS);
        assertThat(stopping.fixed().epochs()).hasSize(50);
    }
}
