package org.chainrule.autodiff.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Seed;
import org.chainrule.core.Selection;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SoftmaxCrossEntropyWithProbabilities;
import org.chainrule.core.loss.SquaredError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SupervisedObjectiveTest {

    /** More than two parts of an evaluation, the last one short. */
    private static final int ROWS = 2 * SupervisedObjective.EVALUATION_ROWS + 88;

    private static final double U = Precision.FLOAT64.unitRoundoff();

    private static Network network(int outputs) {
        return Network.inputs(3).dense(5, new Tanh()).dense(outputs).initialised(Initializers.xavier(), 9);
    }

    private static SupervisedObjective objective(int outputs, Loss loss, Reduction reduction) {
        return network(outputs).objective(loss, reduction, KernelChoice.reproducible());
    }

    private static Matrix uniform(int rows, int columns, String purpose) {
        var random = new Seed(23).stream(purpose);
        var matrix = DoubleMatrix.zeros(rows, columns);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, Seed.uniform(random, -1, 1));
        }
        return matrix;
    }

    private static Batch regression(int rows) {
        return Batch.of(uniform(rows, 3, "inputs"), uniform(rows, 2, "targets"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Reduction.class,
            names = {"SUM", "MEAN_OVER_ELEMENTS", "MEAN_OVER_ROWS", "WEIGHTED_MEAN"})
    void anEvaluationInPartsIsTheEvaluationOfTheWhole(Reduction reduction) {
        var objective = objective(2, new SquaredError(), reduction);
        var batch = regression(ROWS);
        double inParts = objective.value(batch);
        var plan = objective.plan(batch);
        plan.forward();
        double whole = plan.value(objective.lossNode()).get(0);
        // The losses of the rows are the same bits and not negative; each way sums them with at most ROWS roundings and
        // scales them with 4, so each is off by at most γ times the sum.
        double k = (ROWS + 4) * U;
        assertThat(inParts).isCloseTo(whole, within(2 * k / (1 - k) * whole));
        assertThat(whole).isPositive();
        assertThat(objective.gradient(batch)).isEqualTo(whole);
    }

    @Test
    void aPartThatIsWeightedWronglyWouldBeSeen() {
        // Planted: a plain mean of the means of the three parts, as if the last were as long as the others.
        var objective = objective(2, new SquaredError(), Reduction.MEAN_OVER_ROWS);
        var batch = regression(ROWS);
        double sum = 0;
        int[] order = new int[ROWS];
        for (int i = 0; i < ROWS; i++) {
            order[i] = i;
        }
        for (int first = 0; first < ROWS; first += SupervisedObjective.EVALUATION_ROWS) {
            int rows = Math.min(SupervisedObjective.EVALUATION_ROWS, ROWS - first);
            sum += objective.value(new Selection(batch, order).move(first, rows)) / 3;
        }
        double whole = objective.value(batch);
        double k = (ROWS + 4) * U;
        assertThat(Math.abs(sum - whole)).isGreaterThan(2 * k / (1 - k) * whole);
    }

    @Test
    void outputsInPartsAreThoseOfThePlanOfTheWhole() {
        var objective = objective(2, new SquaredError(), Reduction.SUM);
        var batch = regression(ROWS);
        var plan = objective.plan(batch);
        plan.forward();
        assertThat(objective.outputs(batch).toArray())
                .containsExactly(plan.value(objective.output()).toArray());
    }

    @Test
    void evaluatingLeavesTheGradientAlone() {
        var objective = objective(2, new SquaredError(), Reduction.SUM);
        objective.parameters().gradients().fill(7);
        objective.value(regression(4));
        objective.outputs(regression(4));
        assertThat(objective.parameters().gradients().toArray()).containsOnly(7);
    }

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
        // The weights have few digits: their sums are exact. The losses are not negative; each way sums them with at
        // most
        // ROWS roundings and scales them with 4.
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

    @Test
    void theCotangentScalesTheGradientButNotTheLoss() {
        var objective = objective(2, new SquaredError(), Reduction.SUM);
        var batch = regression(4);
        double loss = objective.gradient(batch);
        double[] gradient = objective.parameters().gradients().toArray();
        assertThat(objective.gradient(batch, 4, 0)).isEqualTo(loss);
        double[] scaled = objective.parameters().gradients().toArray();
        for (int i = 0; i < scaled.length; i++) {
            assertThat(scaled[i]).as("a power of two is exact").isEqualTo(4 * gradient[i]);
        }
    }

    @Test
    void freezingIsNoticedByTheNextGradient() {
        var objective = objective(2, new SquaredError(), Reduction.SUM);
        var batch = regression(4);
        objective.gradient(batch);
        var parameters = objective.parameters();
        parameters.freeze("hidden1.weight");
        objective.gradient(batch);
        assertThat(parameters.get("hidden1.weight").gradient().toArray()).containsOnly(0);
        assertThat(parameters.get("output.weight").gradient().toArray()).doesNotContain(0);
        parameters.unfreeze("hidden1.weight");
        objective.gradient(batch);
        assertThat(parameters.get("hidden1.weight").gradient().toArray()).doesNotContain(0);
    }

    @Test
    void accuracyCountsOneColumnSeveralAndOneHot() {
        var x = uniform(ROWS, 3, "inputs");
        var one = objective(1, new BinaryCrossEntropyWithLogits(), Reduction.MEAN_OVER_ROWS);
        var logits = one.outputs(Batch.of(x, DoubleMatrix.zeros(ROWS, 1)));
        var targets = DoubleMatrix.zeros(ROWS, 1);
        int wrong = 0;
        for (int i = 0; i < ROWS; i++) {
            boolean mistaken = i % 5 == 0;
            targets.set(i, (logits.get(i) > 0) == mistaken ? 0 : 1);
            wrong += mistaken ? 1 : 0;
        }
        assertThat(one.accuracy(Batch.of(x, targets))).isEqualTo((ROWS - wrong) / (double) ROWS);

        var network = network(4);
        var byIndex = network.objective(new SoftmaxCrossEntropy(), KernelChoice.reproducible());
        var byVector = network.objective(new SoftmaxCrossEntropyWithProbabilities(), KernelChoice.reproducible());
        var scores = byIndex.outputs(Batch.of(x, DoubleMatrix.zeros(ROWS, 1)));
        var classes = DoubleMatrix.zeros(ROWS, 1);
        var oneHot = DoubleMatrix.zeros(ROWS, 4);
        for (int i = 0; i < ROWS; i++) {
            int shift = i % 5 == 0 ? 1 : 0;
            int c = (Predictions.predictedClass(byIndex.loss().link(), scores, i) + shift) % 4;
            classes.set(i, c);
            oneHot.set(i, c, 1);
        }
        double expected = (ROWS - wrong) / (double) ROWS;
        assertThat(byIndex.accuracy(Batch.of(x, classes))).isEqualTo(expected);
        assertThat(byVector.accuracy(Batch.of(x, oneHot))).isEqualTo(expected);
    }

    @Test
    void manyBatchSizesGiveTheGradientsOfFreshPlans() {
        var objective = objective(2, new SquaredError(), Reduction.SUM);
        for (int round = 0; round < 2; round++) {
            for (int rows = 1; rows <= 12; rows++) { // more sizes than plans are kept
                var batch = regression(rows);
                objective.gradient(batch);
                double[] found = objective.parameters().gradients().toArray();
                var fresh = objective.plan(batch);
                fresh.forward();
                fresh.backward();
                assertThat(found)
                        .containsExactly(objective.parameters().gradients().toArray());
            }
        }
    }

    @Test
    void aBatchThatDoesNotFitIsRefusedInOneSentence() {
        var objective = objective(2, new SquaredError(), Reduction.SUM);
        assertThatThrownBy(() -> objective.value(Batch.of(uniform(4, 2, "x"), uniform(4, 2, "t"))))
                .hasMessage("objective: the batch has 2 input columns but the network takes 3");
        assertThatThrownBy(() -> objective.gradient(Batch.of(uniform(4, 3, "x"), uniform(4, 1, "t"))))
                .hasMessage("objective: the batch has 1 target columns but squared-error on batch×2 takes 2");
        assertThatThrownBy(() -> objective.plan(Batch.of(uniform(4, 3, "x"), uniform(4, 1, "t"))))
                .hasMessage("objective: the batch has 1 target columns but squared-error on batch×2 takes 2");
        var none = new Selection(regression(4), new int[0]);
        assertThatThrownBy(() -> objective.accuracy(none))
                .hasMessage("objective: the batch has no rows; needs at least 1");
        assertThatThrownBy(() -> objective(2, new SquaredError(), Reduction.NONE))
                .hasMessageContaining("choose sum or a mean instead of none");
        var classifier = objective(4, new SoftmaxCrossEntropy(), Reduction.SUM);
        var classes = DoubleMatrix.of(new double[] {0}, new double[] {4});
        assertThatThrownBy(() -> classifier.gradient(Batch.of(uniform(2, 3, "x"), classes)))
                .hasMessage("softmax-cross-entropy: row 1: found target 4.0; it must be a class number from 0 to 3");
    }

    @Test
    void anObjectiveKnowsItsParts() {
        var kernels = KernelChoice.reproducible();
        var objective = network(2).objective(new SquaredError(), Reduction.MEAN_OVER_ROWS, kernels);
        assertThat(objective.reduction()).isEqualTo(Reduction.MEAN_OVER_ROWS);
        assertThat(objective.kernels().name())
                .isEqualTo(kernels.kernels(Precision.FLOAT64).name());
        assertThat(objective.graph().nodes())
                .contains(objective.input(), objective.target(), objective.output(), objective.lossNode());
        assertThat(objective.input().name()).isEqualTo("input");
    }

    @Test
    void outputsOfABatchThatDoesNotFitAreRefused() {
        var objective = objective(2, new SquaredError(), Reduction.SUM);
        var wide = Batch.of(uniform(4, 4, "inputs"), uniform(4, 2, "targets"));
        assertThatThrownBy(() -> objective.outputs(wide))
                .hasMessage("objective: the batch has 4 input columns but the network takes 3");
        var otherTargets = Batch.of(uniform(4, 3, "inputs"), uniform(4, 1, "targets"));
        assertThatThrownBy(() -> objective.outputs(otherTargets))
                .hasMessageStartingWith("objective: the batch has 1 target columns");
    }

    @Test
    void anEvaluationOfWholePartsEndsWithTheLastRow() {
        int rows = 2 * SupervisedObjective.EVALUATION_ROWS;
        var objective = objective(3, new SoftmaxCrossEntropy(), Reduction.SUM);
        var targets = DoubleMatrix.zeros(rows, 1);
        var batch = Batch.of(uniform(rows, 3, "inputs"), targets);
        var outputs = objective.outputs(batch);
        assertThat(outputs.rows()).isEqualTo(rows);
        for (int i = 0; i < rows; i++) {
            targets.set(i, Predictions.predictedClass(objective.loss().link(), outputs, i));
        }
        assertThat(objective.accuracy(Batch.of(uniform(rows, 3, "inputs"), targets)))
                .isOne();
    }
}
