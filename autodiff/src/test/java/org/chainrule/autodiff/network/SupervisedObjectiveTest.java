package org.chainrule.autodiff.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.chainrule.autodiff.network.SmallObjectives.network;
import static org.chainrule.autodiff.network.SmallObjectives.objective;
import static org.chainrule.autodiff.network.SmallObjectives.regression;
import static org.chainrule.autodiff.network.SmallObjectives.uniform;

import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Selection;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
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
