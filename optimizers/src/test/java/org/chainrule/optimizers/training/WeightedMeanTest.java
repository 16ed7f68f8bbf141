package org.chainrule.optimizers.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Objective;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.optimizers.Sgd;
import org.junit.jupiter.api.Test;

/** With class weights and an ignored class an epoch's loss, and a gradient accumulated in parts, is the weighted mean. */
class WeightedMeanTest {

    /** Weight of each class; class 1 is ignored. */
    private static final double[] CLASS_WEIGHTS = {2, 0, 0.25, 5};

    /**
     * Loss of a row ½ (θ − x)², counted with the weight of its class, the target; the loss of a batch is the weighted mean,
     * 0 if no row counts.
     */
    private static class WeightedFit implements Objective {
        private final Parameters parameters =
                Parameters.builder().add("theta", Shape.of(1, 1)).build(Precision.FLOAT64);
        private final DoubleMatrix x = DoubleMatrix.zeros(1, 1);
        private final DoubleMatrix t = DoubleMatrix.zeros(1, 1);

        @Override
        public Parameters parameters() {
            return parameters;
        }

        private double classWeight(Batch batch, int row) {
            batch.copyTarget(row, t, 0);
            return CLASS_WEIGHTS[(int) t.get(0)];
        }

        private double residual(Batch batch, int row) {
            batch.copyInput(row, x, 0);
            return parameters.values().get(0) - x.get(0);
        }

        @Override
        public double value(Batch batch) {
            double loss = 0;
            for (int i = 0; i < batch.rows(); i++) {
                double residual = residual(batch, i);
                loss += classWeight(batch, i) * 0.5 * residual * residual;
            }
            return loss == 0 ? 0 : loss / classWeights(batch);
        }

        @Override
        public double gradient(Batch batch, double cotangent, double beta) {
            double slope = 0;
            for (int i = 0; i < batch.rows(); i++) {
                slope += classWeight(batch, i) * residual(batch, i);
            }
            double weight = classWeights(batch);
            double old = parameters.gradients().get(0);
            double own = weight == 0 ? 0 : cotangent * slope / weight;
            parameters.gradients().set(0, beta == 0 ? own : own + beta * old);
            return value(batch);
        }

        private double classWeights(Batch batch) {
            double weight = 0;
            for (int i = 0; i < batch.rows(); i++) {
                weight += classWeight(batch, i);
            }
            return weight;
        }

        @Override
        public double weight(Batch batch) {
            return classWeights(batch);
        }

        @Override
        public double share(double part, double whole) {
            return whole == 0 ? 0 : part / whole;
        }
    }

    /** The planted fault: batches count by their rows, whatever the classes of these. */
    private static final class SharedByRows extends WeightedFit {
        @Override
        public double weight(Batch batch) {
            return batch.rows();
        }
    }

    private static Batch examples(int rows, Random random) {
        var x = DoubleMatrix.zeros(rows, 1);
        var t = DoubleMatrix.zeros(rows, 1);
        for (int i = 0; i < rows; i++) {
            x.set(i, random.nextInt(17) - 8);
            t.set(i, random.nextInt(CLASS_WEIGHTS.length));
        }
        return Batch.of(x, t);
    }

    /** Rates so small that θ, 1 at first, stays where it is: all batches see the same losses. */
    private static double epochLoss(WeightedFit fit, Batch data, int size, int accumulated) {
        fit.parameters().values().set(0, 1);
        return Trainer.of(fit)
                .optimizer(new Sgd(), Double.MIN_NORMAL)
                .batches(data, size)
                .accumulating(accumulated)
                .inOrder()
                .train(1)
                .epochs()
                .get(0)
                .trainingLoss();
    }

    private static double thetaAfter(WeightedFit fit, Batch data, int size, int accumulated) {
        fit.parameters().values().set(0, 1);
        Trainer.of(fit)
                .optimizer(new Sgd(), 1)
                .batches(data, size)
                .accumulating(accumulated)
                .inOrder()
                .train(1);
        return fit.parameters().values().get(0);
    }

    /**
     * Losses and weights are exact: numbers of few binary digits. What rounds is, per batch, its mean, its share, their product
     * and the sum: 3 roundings and at most as many additions as batches, all terms positive; one more in the reference.
     */
    @Property(tries = 300, seed = "20261126")
    void theLossOfAnEpochIsTheWeightedMeanOverIt(@ForAll @IntRange(min = 1, max = 40) int rows, @ForAll Random random) {
        var data = examples(rows, random);
        int size = 1 + random.nextInt(rows);
        int accumulated = 1 + random.nextInt(3);
        var fit = new WeightedFit();
        fit.parameters().values().set(0, 1);
        double whole = fit.value(data);
        int k = rows + 4;
        double bound = k * 0x1p-53 / (1 - k * 0x1p-53);
        assertThat(epochLoss(new WeightedFit(), data, size, accumulated))
                .as("%d rows, batches of %d, %d accumulated", rows, size, accumulated)
                .isCloseTo(whole, within(bound * whole));
    }

    /** The same with signs: the terms are below 8 + 1 in magnitude, and θ − 1·mean is rounded once more. */
    @Property(tries = 300, seed = "20261127")
    void accumulatedGradientsAreThatOfTheWeightedMean(
            @ForAll @IntRange(min = 1, max = 40) int rows, @ForAll Random random) {
        var data = examples(rows, random);
        int size = 1 + random.nextInt(rows);
        double whole = thetaAfter(new WeightedFit(), data, rows, 1);
        int k = rows + 6;
        double bound = 2 * k * 0x1p-53 / (1 - k * 0x1p-53) * 9;
        assertThat(thetaAfter(new WeightedFit(), data, size, (rows + size - 1) / size))
                .as("%d rows in batches of %d", rows, size)
                .isCloseTo(whole, within(bound));
    }

    /** Losses ½, 2, 4½ of the classes 0, 1 (ignored), 2: (2·½ + ¼·4½)/2¼ = 17/18, by hand. */
    @Test
    void byHand() {
        var x = DoubleMatrix.of(new double[] {2}, new double[] {3}, new double[] {4});
        var t = DoubleMatrix.of(new double[] {0}, new double[] {1}, new double[] {2});
        var data = Batch.of(x, t);
        for (int size : new int[] {1, 2, 3}) {
            assertThat(epochLoss(new WeightedFit(), data, size, 1)).isCloseTo(17 / 18.0, within(7 * 0x1p-53));
        }
        // By rows: (½ + 0 + 4½)/3 in batches of one, which is far away.
        assertThat(epochLoss(new SharedByRows(), data, 1, 1)).isCloseTo(5 / 3.0, within(7 * 0x1p-53 * 2));
        assertThatThrownBy(() ->
                        assertThat(epochLoss(new SharedByRows(), data, 1, 1)).isCloseTo(17 / 18.0, within(7 * 0x1p-53)))
                .isInstanceOf(AssertionError.class);
        double bound = 2 * 9 * 0x1p-53 / (1 - 9 * 0x1p-53) * 9; // as above, of three rows
        assertThatThrownBy(() -> assertThat(thetaAfter(new SharedByRows(), data, 1, 3))
                        .isCloseTo(thetaAfter(new WeightedFit(), data, 3, 1), within(bound)))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void anEpochInWhichNothingCountsHasLossZeroAndMovesNothing() {
        var data = Batch.of(
                DoubleMatrix.of(new double[] {2}, new double[] {3}),
                DoubleMatrix.of(new double[] {1}, new double[] {1}));
        for (int size : new int[] {1, 2}) {
            assertThat(epochLoss(new WeightedFit(), data, size, 1)).isZero();
            assertThat(thetaAfter(new WeightedFit(), data, size, 1)).isEqualTo(1);
        }
    }
}
