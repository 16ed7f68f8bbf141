package org.chainrule.autodiff.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.chainrule.autodiff.network.SmallObjectives.objective;
import static org.chainrule.autodiff.network.SmallObjectives.uniform;

import java.util.List;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Selection;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredError;
import org.junit.jupiter.api.Test;

/** Parts of a batch, each with its share: together they are the batch. */
class GradientSharesTest {

    /** More than two parts of an evaluation, the last one short. */
    private static final int ROWS = 2 * SupervisedObjective.EVALUATION_ROWS + 88;

    private static final double U = Precision.FLOAT64.unitRoundoff();

    @Test
    void sharesOfABatchAddUpToItsGradient() {
        // Small whole numbers and powers of two: nothing is rounded, so the sums must be equal.
        var x = DoubleMatrix.zeros(8, 3);
        var t = DoubleMatrix.zeros(8, 2);
        for (int i = 0; i < x.size(); i++) {
            x.set(i, (i * 7) % 11 - 5);
        }
        for (int i = 0; i < t.size(); i++) {
            t.set(i, (i * 5) % 7 - 3);
        }
        var batch = Batch.of(x, t);
        int[] order = {5, 0, 7, 2, 4, 1, 6, 3};
        for (Reduction reduction : List.of(Reduction.SUM, Reduction.MEAN_OVER_ELEMENTS, Reduction.MEAN_OVER_ROWS)) {
            var network = Network.inputs(3).dense(2).initialised(Initializers.constant(0.5), 1);
            var objective = network.objective(new SquaredError(), reduction, KernelChoice.reproducible());
            objective.gradient(batch);
            double[] whole = objective.parameters().gradients().toArray();
            objective.gradient(new Selection(batch, order).move(0, 4), objective.share(4, 8), 0);
            assertThat(objective.parameters().gradients().toArray()).isNotEqualTo(whole);
            objective.gradient(new Selection(batch, order).move(4, 4), objective.share(4, 8), 1);
            assertThat(objective.parameters().gradients().toArray()).containsExactly(whole);
        }
    }

    /** Classes 0 to 3 in a long and a short half, of which only the first half has rows of the ignored class 3. */
    private static Batch unevenClasses(int rows) {
        var classes = DoubleMatrix.zeros(rows, 1);
        for (int i = 0; i < rows; i++) {
            classes.set(i, i < rows / 2 ? (i % 4 == 0 ? 0 : 3) : i % 3);
        }
        return Batch.of(uniform(rows, 3, "inputs"), classes);
    }

    private static SupervisedObjective weighted() {
        return objective(4, new SoftmaxCrossEntropy().weighted(2, 0.5, 1, 4).ignoring(3), Reduction.WEIGHTED_MEAN);
    }

    @Test
    void aWeightedMeanInPartsIsThatOfTheWhole() {
        var objective = weighted();
        var batch = unevenClasses(ROWS);
        var plan = objective.plan(batch);
        plan.forward();
        double whole = plan.value(objective.lossNode()).get(0);
        // The weights have few digits: their sums are exact. The losses are not negative; each way sums them
        // with at most ROWS roundings and scales them with 4.
        double k = (ROWS + 4) * U;
        assertThat(objective.value(batch)).isCloseTo(whole, within(2 * k / (1 - k) * whole));
        assertThat(objective.gradient(batch)).isEqualTo(whole).isPositive();
        double weight = 0;
        for (int i = 0; i < ROWS; i++) {
            weight += new double[] {2, 0.5, 1, 0}
                    [(int) plan.value(objective.target()).get(i)];
        }
        assertThat(objective.weight(batch)).isEqualTo(weight);
        assertThat(objective(4, new SoftmaxCrossEntropy(), Reduction.MEAN_OVER_ROWS)
                        .weight(batch))
                .isEqualTo(ROWS);
    }

    @Test
    void partsOfAWeightedMeanAddUpToItsGradient() {
        var objective = weighted();
        var batch = unevenClasses(40);
        int[] order = new int[40];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        objective.gradient(batch);
        double[] whole = objective.parameters().gradients().toArray();
        var part = new Selection(batch, order);
        double weight = objective.weight(batch);
        double[] magnitudes = new double[whole.length]; // Σ over rows of |their part of the gradient|
        for (int i = 0; i < order.length; i++) {
            part.move(i, 1);
            objective.gradient(part, objective.share(objective.weight(part), weight), 0);
            for (int j = 0; j < whole.length; j++) {
                magnitudes[j] += Math.abs(objective.parameters().gradients().get(j));
            }
        }
        for (int size : new int[] {7, 20, 32}) {
            for (int first = 0; first < order.length; first += size) {
                part.move(first, Math.min(size, order.length - first));
                objective.gradient(part, objective.share(objective.weight(part), weight), first == 0 ? 0 : 1);
            }
            double[] parts = objective.parameters().gradients().toArray();
            for (int j = 0; j < whole.length; j++) {
                // The same products summed in another order: a rounding per row, 4 for the shares, and 4 + 4 in the two
                // layers' products of few terms, on both sides.
                double k = (order.length + 12) * U;
                assertThat(parts[j])
                        .as("parts of %d, ∂θ[%d]", size, j)
                        .isCloseTo(whole[j], within(2 * k / (1 - k) * magnitudes[j]));
            }
        }
        // Planted: shares by rows instead of weights.
        objective.gradient(part.move(0, 20), 0.5, 0);
        objective.gradient(part.move(20, 20), 0.5, 1);
        double worst = 0;
        for (int j = 0; j < whole.length; j++) {
            double k = (order.length + 12) * U;
            double error = Math.abs(objective.parameters().gradients().get(j) - whole[j]);
            worst = Math.max(worst, error / (2 * k / (1 - k) * magnitudes[j]));
        }
        assertThat(worst).isGreaterThan(1);
    }

    @Test
    void aBatchOfIgnoredRowsHasLossZeroAndGradientZero() {
        var objective = weighted();
        var classes = DoubleMatrix.zeros(5, 1);
        classes.fill(3);
        var batch = Batch.of(uniform(5, 3, "inputs"), classes);
        assertThat(objective.gradient(batch)).isZero();
        assertThat(objective.value(batch)).isZero();
        assertThat(objective.weight(batch)).isZero();
        assertThat(objective.share(0, 0)).isZero();
        assertThat(objective.parameters().gradients().toArray()).containsOnly(0);
    }
}
