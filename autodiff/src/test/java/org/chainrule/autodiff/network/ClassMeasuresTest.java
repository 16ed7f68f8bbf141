package org.chainrule.autodiff.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SoftmaxCrossEntropyWithProbabilities;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.core.metric.ConfusionMatrix;
import org.junit.jupiter.api.Test;

/** Confusion and top-k of a network whose outputs are its inputs, and what it says of losses that are not finite. */
class ClassMeasuresTest {

    private static final List<String> NAMES = List.of("a", "b", "c");

    private static final DoubleMatrix OUTPUTS = DoubleMatrix.of(
            new double[] {3, 2, 1}, new double[] {1, 3, 2}, new double[] {3, 2, 1}, new double[] {2, 1, Double.NaN});

    private static SupervisedObjective identity(Loss loss) {
        var network = Network.inputs(3).dense(3).initialised(Initializers.constant(0), 1);
        var weight = network.parameters().get("output.weight").value();
        for (int i = 0; i < 3; i++) {
            weight.set(i, i, 1);
        }
        return network.objective(loss, KernelChoice.reproducible());
    }

    @Test
    void everyClassIsCountedForTheOneItWasTakenFor() {
        var classes = DoubleMatrix.of(new double[] {0}, new double[] {1}, new double[] {2}, new double[] {2});
        var expected = ConfusionMatrix.of(NAMES, new int[] {0, 1, 2, 2}, new int[] {0, 1, 0, -1});
        var byNumber = identity(new SoftmaxCrossEntropy());
        assertThat(byNumber.confusion(Batch.of(OUTPUTS, classes), NAMES)).isEqualTo(expected);
        var oneHot = DoubleMatrix.of(
                new double[] {1, 0, 0}, new double[] {0, 1, 0}, new double[] {0, 0, 1}, new double[] {0, 0, 1});
        var byVector = identity(new SoftmaxCrossEntropyWithProbabilities());
        assertThat(byVector.confusion(Batch.of(OUTPUTS, oneHot), NAMES)).isEqualTo(expected);
    }

    @Test
    void theTrueClassMayBeAmongTheLargest() {
        var objective = identity(new SoftmaxCrossEntropy());
        var batch = Batch.of(
                OUTPUTS, DoubleMatrix.of(new double[] {0}, new double[] {2}, new double[] {2}, new double[] {0}));
        assertThat(objective.topK(batch, 1)).isEqualTo(0.25);
        assertThat(objective.topK(batch, 2)).isEqualTo(0.5);
        assertThat(objective.topK(batch, 3)).as("a row with NaN is never right").isEqualTo(0.75);
    }

    /** A hidden unit of 10²⁰⁰ overflows in the output unless its mask is 0. */
    @Test
    void aLossIsExplainedWithTheMasksItWasComputedWith() {
        var network = Network.inputs(1).dense(1).dropout(0.5, 3).dense(1).initialised(Initializers.constant(1e200), 1);
        var objective = network.objective(new SquaredError(), KernelChoice.reproducible());
        var one = DoubleMatrix.of(new double[] {1});
        var batch = Batch.of(one, one);
        int finite = 0;
        for (int i = 1; i <= 20; i++) {
            boolean isFinite = Double.isFinite(objective.gradient(batch));
            finite += isFinite ? 1 : 0;
            assertThat(objective.explainNotFinite(batch).isEmpty())
                    .as("gradient %d", i)
                    .isEqualTo(isFinite);
            assertThat(objective.drawn()).as("explaining draws nothing").isEqualTo(i);
        }
        assertThat(finite).isBetween(1, 19);
    }

    @Test
    void theRangeOfWhatOverflowsIsTold() {
        var objective = Network.inputs(2)
                .dense(1)
                .initialised(Initializers.constant(1e200), 1)
                .objective(new SquaredError(), KernelChoice.reproducible());
        var batch = Batch.of(DoubleMatrix.of(new double[] {1e200, -2}), DoubleMatrix.of(new double[] {0}));
        assertThat(objective.explainNotFinite(batch)).contains("in [-2, 1e200]");
    }

    @Test
    void dropoutLayersAreNumbered() {
        var network = Network.inputs(1)
                .dense(2)
                .dropout(0.5, 3)
                .dense(2)
                .dropout(0.25, 4)
                .dense(1);
        assertThat(network.initialised(Initializers.constant(0), 1).layers())
                .contains(new Layer.Dropout("dropout1", 0.5, 3), new Layer.Dropout("dropout2", 0.25, 4));
    }

    @Test
    void aBatchThatDoesNotFitIsNotExplained() {
        var wide = Batch.of(DoubleMatrix.zeros(1, 4), DoubleMatrix.zeros(1, 1));
        assertThatThrownBy(() -> identity(new SoftmaxCrossEntropy()).explainNotFinite(wide))
                .hasMessage("objective: the batch has 4 input columns but the network takes 3");
    }
}
