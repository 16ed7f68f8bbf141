package org.chainrule.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chainrule.core.DoubleMatrix;
import org.junit.jupiter.api.Test;

class RegressionScoresTest {

    @Test
    void figuresByHand() {
        var t = DoubleMatrix.of(new double[] {1, 10}, new double[] {3, 30});
        var p = DoubleMatrix.of(new double[] {2, 10}, new double[] {3, 27});
        var scores = RegressionScores.of(p, t);
        assertThat(scores.mae()).isEqualTo((1 + 3) / 4.0);
        assertThat(scores.rmse()).isEqualTo(Math.sqrt((1 + 9) / 4.0));
        assertThat(scores.deviation()).isEqualTo(Math.sqrt((2 * 1 + 2 * 100) / 4.0));
        assertThat(scores.r2()).isEqualTo(1 - 10 / (2 * 1 + 2 * 100.0)); // each column about its own mean
        assertThat(scores.elements()).isEqualTo(4);
        assertThat(scores).hasToString("R² 0.9505, RMSE 1.581, MAE 1 over 4 elements");
    }

    @Test
    void theMeanExplainsNothingAndTheTruthEverything() {
        var t = DoubleMatrix.of(new double[] {1}, new double[] {2}, new double[] {6});
        var mean = DoubleMatrix.of(new double[] {3}, new double[] {3}, new double[] {3});
        assertThat(RegressionScores.of(mean, t).r2()).isZero();
        assertThat(RegressionScores.of(t, t)).isEqualTo(new RegressionScores(3, 0, 0, Math.sqrt((4 + 1 + 9) / 3.0), 1));
    }

    @Test
    void targetsThatDoNotVaryHaveNothingToExplain() {
        var t = DoubleMatrix.of(new double[] {0.1}, new double[] {0.1}, new double[] {0.1});
        assertThat(RegressionScores.of(t, t).r2()).isNaN();
        assertThat(RegressionScores.of(t, t))
                .hasToString("R² undefined (it needs at least two different targets), RMSE 0, MAE 0 over 3 elements");
        var one = RegressionScores.of(DoubleMatrix.of(new double[] {4.5}), DoubleMatrix.of(new double[] {4}));
        assertThat(one)
                .hasToString(
                        "R² undefined (it needs at least two different targets), RMSE 0.5, MAE 0.5 over 1 element");
    }

    @Test
    void predictionsThatAreNoNumbersAreNotBlamedOnTheTargets() {
        var t = DoubleMatrix.of(new double[] {1}, new double[] {2});
        var p = DoubleMatrix.of(new double[] {1}, new double[] {Double.NaN});
        var scores = RegressionScores.of(p, t);
        assertThat(scores.hasR2()).isTrue();
        assertThat(scores).hasToString("R² NaN, RMSE NaN, MAE NaN over 2 elements");
        assertThat(RegressionScores.of(p, DoubleMatrix.zeros(2, 1)).hasR2()).isFalse();
    }

    @Test
    void otherShapesAreRefused() {
        assertThatThrownBy(() -> RegressionScores.of(DoubleMatrix.zeros(2, 1), DoubleMatrix.zeros(1, 2)))
                .hasMessageContaining("2×1")
                .hasMessageContaining("1×2");
    }
}
