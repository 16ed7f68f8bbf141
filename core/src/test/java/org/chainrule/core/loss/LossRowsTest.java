package org.chainrule.core.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.kernel.KernelChoice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every loss does with NaN, with numbers out of range, with rows that do not count, and in single precision. */
class LossRowsTest {

    static Stream<Loss> specimens() {
        return LossSpecimens.all();
    }

    static Stream<Loss> lossesThatIgnoreAClass() {
        return LossSpecimens.all().filter(loss -> LossSpecimens.ignored(loss).isPresent());
    }

    /** A prediction of the negative log-likelihood that is not of the class is no input of it. */
    private static boolean enters(Loss loss, int column, double[] t) {
        return !(loss instanceof NegativeLogLikelihood) || column == t[0];
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aPredictionThatIsNotANumberStaysSoInValueAndSlope(Loss loss) {
        var random = LossSpecimens.random(loss);
        int n = LossSpecimens.columns(loss);
        for (int trial = 0; trial < 5; trial++) {
            var predictions = LossSpecimens.predictions(loss, random);
            var targets = LossSpecimens.targets(loss, random);
            for (int row = 0; row < LossSpecimens.ROWS; row++) {
                var t = LossSpecimens.row(targets, row);
                for (int j = 0; j < n; j++) {
                    var p = LossSpecimens.row(predictions, row);
                    assertThat(loss.value(p, t, n)).as("%s without NaN", loss).isNotNaN();
                    p[j] = Double.NaN;
                    if (enters(loss, j, t)) {
                        var slope = new double[n];
                        loss.slope(p, t, n, slope);
                        assertThat(loss.value(p, t, n))
                                .as("%s, column %s, targets %s", loss, j, Arrays.toString(t))
                                .isNaN();
                        assertThat(slope[j])
                                .as("slope of %s, column %s, targets %s", loss, j, Arrays.toString(t))
                                .isNaN();
                    }
                }
            }
        }
    }

    private static void assertRefused(Loss loss, Matrix p, Matrix t, String column, double found) {
        var kernels = KernelChoice.reproducible().kernels(p.precision());
        assertThatThrownBy(() -> kernels.losses(loss, p, t, Matrix.zeros(p.precision(), p.rows(), 1)))
                .as("%s with %s", loss, found)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(loss.name() + ": row 1: ")
                .hasMessageContaining(column)
                .hasMessageContaining(" " + found + ";")
                .hasMessageContaining("it must be ");
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aTargetOutOfRangeIsRefusedWithRowColumnAndValue(Loss loss) {
        var random = LossSpecimens.random(loss);
        int n = LossSpecimens.columns(loss);
        for (double bad : LossSpecimens.outside(loss.sheet().target(), n)) {
            var p = LossSpecimens.predictions(loss, random);
            for (int j = 0; j < loss.targetColumns(n); j++) {
                var t = LossSpecimens.targets(loss, random);
                t.set(1, j, bad);
                boolean single = loss.sheet().target() == Domain.CLASS; // there is no other column to name
                assertRefused(loss, p, t, single ? "" : "column " + j, bad);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("specimens")
    void aPredictionOutOfRangeIsRefusedWithRowColumnAndValue(Loss loss) {
        var random = LossSpecimens.random(loss);
        int n = LossSpecimens.columns(loss);
        for (int j = 0; j < n; j++) {
            for (double bad : LossSpecimens.outside(LossSpecimens.predictionDomain(loss, j), n)) {
                var p = LossSpecimens.predictions(loss, random);
                p.set(1, j, bad);
                assertRefused(loss, p, LossSpecimens.targets(loss, random), "column " + j, bad);
            }
        }
    }

    @Test
    void aRowThatIsNotOneHotIsRefused() {
        var hinge = new CategoricalHinge();
        assertThatThrownBy(() -> hinge.value(new double[2], new double[] {0, 0}, 2))
                .hasMessage("found no 1 among the targets; the column of the class must be 1");
        assertThatThrownBy(() -> hinge.value(new double[2], new double[] {1, 1}, 2))
                .hasMessage("column 1: found target 1.0; it must be 0, or 1 for the one class, in a single column");
    }

    /** The plain kernels compute in wide numbers whatever the precision, so all that single precision adds is one rounding. */
    @ParameterizedTest
    @MethodSource("specimens")
    void singlePrecisionIsTheRoundedDouble(Loss loss) {
        var random = LossSpecimens.random(loss);
        int n = LossSpecimens.columns(loss);
        var kernels = KernelChoice.reproducible().kernels(Precision.FLOAT32);
        for (int trial = 0; trial < 5; trial++) {
            var p = Matrix.copyOf(LossSpecimens.predictions(loss, random), Precision.FLOAT32);
            var t = Matrix.copyOf(LossSpecimens.targets(loss, random), Precision.FLOAT32);
            var values = FloatMatrix.zeros(p.rows(), 1);
            var slopes = FloatMatrix.zeros(p.rows(), n);
            kernels.losses(loss, p, t, values);
            kernels.lossesVjp(loss, p, t, FloatMatrix.of(new float[] {1}), 1, 0, slopes);
            for (int row = 0; row < p.rows(); row++) {
                var wideP = LossSpecimens.row(DoubleMatrix.of(p.rows(row, 1).toArray()), 0);
                var wideT = LossSpecimens.row(DoubleMatrix.of(t.rows(row, 1).toArray()), 0);
                var slope = new double[n];
                loss.slope(wideP, wideT, n, slope);
                assertThat(values.get(row)).as("%s", loss).isEqualTo((float) loss.value(wideP, wideT, n));
                for (int j = 0; j < n; j++) {
                    assertThat(slopes.get(row, j)).as("%s", loss).isEqualTo((float) slope[j]);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("lossesThatIgnoreAClass")
    void rowsOfTheIgnoredClassCountForNothingWhateverThePrediction(Loss loss) {
        int n = LossSpecimens.columns(loss);
        for (double prediction : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 3}) {
            for (var precision : Precision.values()) {
                var kernels = KernelChoice.reproducible().kernels(precision);
                var p = Matrix.zeros(precision, 2, n);
                p.fill(prediction);
                var t = Matrix.zeros(precision, 2, 1);
                t.fill(LossSpecimens.ignored(loss).orElseThrow());
                var values = Matrix.zeros(precision, 2, 1);
                var slopes = Matrix.zeros(precision, 2, n);
                values.fill(7);
                slopes.fill(7);
                double weight = kernels.lossWeights(loss, t, n);
                double mean = loss.defaultReduction().factor(2, loss.elements(n), weight);
                kernels.losses(loss, p, t, values);
                assertThat(mean * kernels.sum(values)).as("weighted mean").isZero();
                assertThat(values.toArray()).containsOnly(0);
                var one = Matrix.zeros(precision, 1, 1);
                one.fill(1);
                for (double factor : new double[] {mean, 1}) {
                    kernels.lossesVjp(loss, p, t, one, factor, 0, slopes);
                    assertThat(slopes.toArray()).containsOnly(0);
                }
                assertThat(loss.defaultReduction()).isEqualTo(Reduction.WEIGHTED_MEAN);
                assertThat(mean).isZero();
            }
        }
    }

    @Test
    void thereAreLossesThatIgnoreAClass() {
        assertThat(lossesThatIgnoreAClass()).hasSizeGreaterThanOrEqualTo(3);
    }
}
