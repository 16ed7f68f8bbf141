package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Objective;
import org.chainrule.core.Parameters;
import org.chainrule.core.Selection;
import org.chainrule.optimizers.Adam;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;

/** Accumulating batches equals one bigger batch. */
class AccumulationTest {

    /** Small integers: every sum and every product with a power of two is exact, in any order. */
    private static Batch integers(int rows) {
        var random = new Random(1);
        var x = DoubleMatrix.zeros(rows, 3);
        var t = DoubleMatrix.zeros(rows, 1);
        for (int i = 0; i < x.size(); i++) {
            x.set(i, random.nextInt(17) - 8);
        }
        for (int i = 0; i < rows; i++) {
            t.set(i, random.nextInt(17) - 8);
        }
        return Batch.of(x, t);
    }

    private static double[] trained(Objective fit, Batch data, int size, int accumulated) {
        Trainer.of(fit)
                .optimizer(new Sgd(), 0x1p-6)
                .batches(data, size)
                .accumulating(accumulated)
                .inOrder()
                .train(1);
        return fit.parameters().values().toArray();
    }

    @Test
    void fourBatchesOfTwoAreOneOfEightToTheLastBit() {
        for (Supplier<LinearFit> fit :
                List.<Supplier<LinearFit>>of(() -> LinearFit.mean(1, -2, 3), () -> LinearFit.sum(1, -2, 3))) {
            var whole = trained(fit.get(), integers(8), 8, 1);
            assertThat(trained(fit.get(), integers(8), 2, 4)).containsExactly(whole);
            assertThat(trained(fit.get(), integers(8), 1, 8)).containsExactly(whole);
        }
    }

    @Test
    void withASumLossEvenUnequalBatchesAreExact() {
        var whole = trained(LinearFit.sum(1, -2, 3), integers(7), 7, 1);
        assertThat(trained(LinearFit.sum(1, -2, 3), integers(7), 3, 3)).containsExactly(whole);
    }

    /**
     * For a mean over n rows in unequal batches: a product goes through at most n + 3 roundings in the residual's and the
     * gradient's sums and 4 in the weights 1/rows and rows/total, on both sides; θ's own rounding comes on top.
     */
    @Property(tries = 200)
    void accumulatingIsTheBiggerBatchForAnySizes(@ForAll @IntRange(min = 1, max = 30) int rows, @ForAll Random random) {
        int size = 1 + random.nextInt(rows);
        var data = integers(rows);
        double[] start = {1 / 3.0, -2 / 7.0, 3 / 11.0};
        int batches = (rows + size - 1) / size;
        var whole = trained(LinearFit.mean(start), data, rows, 1);
        var parts = trained(LinearFit.mean(start), data, size, batches);
        // |residual| ≤ 8·(1/3 + 2/7 + 3/11) + 8 < 16, |x| ≤ 8: a mean of products below 128, times the rate 2⁻⁶.
        int k = rows + 12;
        double u = 0x1p-53;
        double bound = 2 * k * u / (1 - k * u) * 128 * 0x1p-6;
        for (int i = 0; i < whole.length; i++) {
            assertThat(parts[i]).isCloseTo(whole[i], within(bound + 2 * u * Math.abs(whole[i])));
        }
    }

    /** The planted fault: parts that count fully although the loss is a mean. */
    @Test
    void unweightedPartsAreNoticed() {
        var whole = trained(LinearFit.mean(1, -2, 3), integers(8), 8, 1);
        assertThatThrownBy(() -> assertThat(trained(new Unweighted(LinearFit.mean(1, -2, 3)), integers(8), 2, 4))
                        .containsExactly(whole))
                .isInstanceOf(AssertionError.class);
    }

    private record Unweighted(LinearFit fit) implements Objective {
        @Override
        public Parameters parameters() {
            return fit.parameters();
        }

        @Override
        public double value(Batch batch) {
            return fit.value(batch);
        }

        @Override
        public double gradient(Batch batch, double cotangent, double beta) {
            return fit.gradient(batch, cotangent, beta);
        }

        @Override
        public double share(double part, double whole) {
            return 1;
        }
    }

    @Test
    void aSumLossUpdatedWithTheMeanGradientIsAMeanLoss() {
        for (int size : new int[] {6, 1, 2, 4}) {
            for (int accumulated : new int[] {1, 2}) {
                var mean = LinearFit.mean(1, -2, 3);
                Trainer.of(mean)
                        .optimizer(new Adam(), 0.01)
                        .batches(integers(6), size)
                        .train(5);
                var sum = LinearFit.sum(1, -2, 3);
                Trainer.of(sum)
                        .optimizer(new Adam(), 0.01)
                        .batches(integers(6), size)
                        .gradientFactor(GradientFactor.MEAN_OVER_ROWS)
                        .train(5);
                assertThat(sum.parameters().values().toArray())
                        .as("batches of %d, %d accumulated", size, accumulated)
                        .containsExactly(mean.parameters().values().toArray());
            }
        }
    }

    @Test
    void theMeanIsOverAllRowsOfTheIteration() {
        var sum = LinearFit.sum(1, -2, 3);
        var data = integers(8);
        Trainer.of(sum)
                .optimizer(new Sgd(), 0x1p-6)
                .batches(data, 2)
                .accumulating(4)
                .inOrder()
                .gradientFactor(GradientFactor.MEAN_OVER_ROWS)
                .train(1);
        assertThat(sum.parameters().values().toArray()).containsExactly(trained(LinearFit.mean(1, -2, 3), data, 8, 1));
    }

    /** Six rows, two batches of two accumulated: an iteration of four rows and one of two, which counts as two. */
    @Test
    void aSmallerLastGroupHasItsOwnMean() {
        var data = integers(6);
        for (GradientFactor factor : GradientFactor.values()) {
            var together = LinearFit.mean(1, -2, 3);
            Trainer.of(together)
                    .optimizer(new Sgd(), 0x1p-6)
                    .batches(data, 2)
                    .accumulating(2)
                    .inOrder()
                    .gradientFactor(factor)
                    .train(1);
            var oneByOne = LinearFit.mean(1, -2, 3);
            for (int[] rows : new int[][] {{0, 1, 2, 3}, {4, 5}}) {
                Trainer.of(oneByOne)
                        .optimizer(new Sgd(), 0x1p-6)
                        .batches(new Selection(data, rows), rows.length)
                        .inOrder()
                        .gradientFactor(factor)
                        .train(1);
            }
            assertThat(together.parameters().values().toArray())
                    .as("factor %s", factor)
                    .containsExactly(oneByOne.parameters().values().toArray());
        }
    }

    @Test
    void theLossOfAnEpochIsTheShareWeightedMeanOfItsBatches() {
        // Weight 1 and targets 0: the loss of input x is ½x² as long as the weight does not move.
        var losses = new double[2];
        for (int i = 0; i < 2; i++) {
            var fit = i == 0 ? LinearFit.mean(1) : LinearFit.sum(1);
            losses[i] = Trainer.of(fit)
                    .optimizer(new Sgd(), Double.MIN_NORMAL)
                    .batches(LinearFit.counted(3), 2)
                    .inOrder()
                    .train(1)
                    .epochs()
                    .get(0)
                    .trainingLoss();
        }
        assertThat(losses[1]).isEqualTo(0.5 + 2 + 4.5);
        // 2/3 · ½(0.5 + 2) + 1/3 · 4.5, with five roundings
        assertThat(losses[0]).isCloseTo(7 / 3.0, within(5 * 0x1p-53 * 7 / 3.0 * 1.01));
    }
}
