package org.chainrule.autodiff.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.loss.OutputLink;
import org.junit.jupiter.api.Test;

class PredictionsTest {

    @Test
    void oneColumnIsClassOneAboveOneHalf() {
        var probabilities = DoubleMatrix.of(new double[] {0.4}, new double[] {0.5}, new double[] {0.6});
        var targets = DoubleMatrix.of(new double[] {0}, new double[] {0}, new double[] {1});
        assertThat(Predictions.correct(OutputLink.IDENTITY, probabilities, targets))
                .isEqualTo(3);
        var logits = DoubleMatrix.of(new double[] {0.4}, new double[] {0}, new double[] {-0.1});
        assertThat(Predictions.correct(OutputLink.SIGMOID, logits, targets)).isEqualTo(1); // σ(0.4) > ½, σ(−0.1) < ½
    }

    @Test
    void severalColumnsNameTheLargest() {
        var outputs = DoubleMatrix.of(new double[] {1, 3, 2}, new double[] {-5, -7, -6}, new double[] {2, 2, 1});
        var classes = DoubleMatrix.of(new double[] {1}, new double[] {2}, new double[] {0});
        var oneHot = DoubleMatrix.of(new double[] {0, 1, 0}, new double[] {0, 0, 1}, new double[] {1, 0, 0});
        assertThat(Predictions.correct(OutputLink.SOFTMAX, outputs, classes)).isEqualTo(2); // a tie goes to the first
        assertThat(Predictions.correct(OutputLink.SOFTMAX, outputs, oneHot)).isEqualTo(2);
        assertThat(Predictions.predictedClass(OutputLink.SOFTMAX, outputs, 1)).isZero();
    }

    @Test
    void aDivergedNetworkIsNeverRight() {
        var one = DoubleMatrix.of(new double[] {Double.NaN});
        assertThat(Predictions.correct(OutputLink.SIGMOID, one, DoubleMatrix.of(new double[] {0})))
                .isZero();
        var three = DoubleMatrix.of(new double[] {Double.NaN, Double.NaN, Double.NaN});
        assertThat(Predictions.correct(OutputLink.SOFTMAX, three, DoubleMatrix.of(new double[] {0})))
                .isZero();
    }

    @Test
    void theLogarithmOfAProbabilityIsComparedWithThatOfOneHalf() {
        var logarithms = DoubleMatrix.of(new double[] {Math.log(0.6)}, new double[] {Math.log(0.4)});
        assertThat(Predictions.predictedClass(OutputLink.EXP, logarithms, 0)).isOne();
        assertThat(Predictions.predictedClass(OutputLink.EXP, logarithms, 1)).isZero();
    }

    @Test
    void predictionsPassTheInverseLink() {
        var outputs = DoubleMatrix.of(new double[] {0, 0}, new double[] {1000, 0});
        assertThat(Predictions.of(OutputLink.IDENTITY, outputs).toArray()).containsExactly(0, 0, 1000, 0);
        assertThat(Predictions.of(OutputLink.SIGMOID, outputs).toArray())
                .containsExactly(0.5, 0.5, Sigmoid.of(1000), 0.5);
        assertThat(Predictions.of(OutputLink.SOFTMAX, outputs).toArray()).containsExactly(0.5, 0.5, 1, 0);
        assertThat(Predictions.of(OutputLink.EXP, outputs).toArray())
                .containsExactly(1, 1, Double.POSITIVE_INFINITY, 1);
        assertThat(outputs.get(1, 0)).as("not modified").isEqualTo(1000);
    }
}
