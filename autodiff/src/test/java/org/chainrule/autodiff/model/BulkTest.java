package org.chainrule.autodiff.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chainrule.autodiff.network.Network;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Precision;
import org.chainrule.core.data.Standardiser;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.OutputLink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many rows at once, of floats and of doubles, wide enough that those of the network's precision are read where they lie. One
 * of the two forms is always of the other precision and copies, so each is held to the other.
 */
class BulkTest {

    private static final int COLUMNS = 64;
    private static final int OUTPUTS = 3;
    private static final int ROWS = 600;
    private static final float UNTOUCHED = 77;

    private static float[] rows(int count) {
        var rows = new float[count * COLUMNS];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = (float) (3 * StrictMath.sin(i + 1));
        }
        return rows;
    }

    private static double[] wide(float[] narrow) {
        var wide = new double[narrow.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = narrow[i];
        }
        return wide;
    }

    private static Network network(Precision precision) {
        return Network.inputs(COLUMNS)
                .dense(5, new Tanh())
                .dense(OUTPUTS)
                .initialised(Initializers.he(), 11, precision);
    }

    private static Standardiser scaling(int columns) {
        var means = new double[columns];
        var deviations = new double[columns];
        for (int j = 0; j < columns; j++) {
            means[j] = 0.1 * j;
            deviations[j] = 1 + 0.3 * j;
        }
        return Standardiser.of(means, deviations);
    }

    private static List<Model> models(Precision precision) {
        var models = new ArrayList<Model>();
        for (OutputLink link : OutputLink.values()) {
            var model = Model.of(network(precision), link);
            models.add(model);
            models.add(model.scalingInputs(scaling(COLUMNS)));
            if (link != OutputLink.SOFTMAX && link != OutputLink.SIGMOID) {
                models.add(model.scalingTargets(scaling(OUTPUTS)));
                models.add(model.scalingInputs(scaling(COLUMNS)).scalingTargets(scaling(OUTPUTS)));
            }
        }
        return models;
    }

    private static double[] doubles(Predictor predictor, double[] rows, int count) {
        var results = new double[count * predictor.outputs() + 2];
        Arrays.fill(results, UNTOUCHED);
        predictor.predict(rows, count, results);
        assertThat(Arrays.copyOfRange(results, results.length - 2, results.length))
                .containsOnly(UNTOUCHED);
        return results;
    }

    private static float[] floats(Predictor predictor, float[] rows, int count) {
        var results = new float[count * predictor.outputs() + 2];
        Arrays.fill(results, UNTOUCHED);
        predictor.predict(rows, count, results);
        return results;
    }

    private static float[] narrow(double[] wide) {
        var narrow = new float[wide.length];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (float) wide[i];
        }
        return narrow;
    }

    @ParameterizedTest
    @EnumSource
    void floatsGiveWhatDoublesGiveRoundedAndNobodysRowsChange(Precision precision) {
        float[] narrow = rows(ROWS);
        double[] wide = wide(narrow);
        for (String kernels : UsableKernels.names()) {
            for (Model model : models(precision)) {
                var predictor = Predictor.of(model, KernelChoice.of(kernels, 1));
                for (int count : new int[] {0, 1, 255, 256, 257, ROWS}) {
                    assertThat(floats(predictor, narrow, count))
                            .as("%d rows, %s kernels, %s", count, kernels, model.link())
                            .containsExactly(narrow(doubles(predictor, wide, count)));
                }
            }
        }
        assertThat(narrow).containsExactly(rows(ROWS));
        assertThat(wide).containsExactly(wide(rows(ROWS)));
    }

    @ParameterizedTest
    @EnumSource
    void rowsGiveTheSameTogetherAsAlone(Precision precision) {
        for (Model model : models(precision)) {
            var predictor = Predictor.of(model);
            double[] rows = wide(rows(ROWS));
            double[] all = doubles(predictor, rows, ROWS);
            for (int i : new int[] {0, 255, 256, 511, 512, ROWS - 1}) {
                assertThat(predictor.predict(Arrays.copyOfRange(rows, i * COLUMNS, (i + 1) * COLUMNS)))
                        .as("row %d, %s", i, model.link())
                        .containsExactly(Arrays.copyOfRange(all, i * OUTPUTS, (i + 1) * OUTPUTS));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsThatChangeBetweenCallsAreReadAnew(Precision precision) {
        var predictor = Predictor.of(Model.of(network(precision), OutputLink.IDENTITY));
        float[] narrow = rows(256);
        double[] wide = wide(narrow);
        float[] before = floats(predictor, narrow, 256);
        doubles(predictor, wide, 256);
        narrow[0]++;
        wide[0]++;
        assertThat(floats(predictor, narrow, 256))
                .containsExactly(narrow(doubles(predictor, wide, 256)))
                .isNotEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void aWindowOnAMatrixIsPredictedFromItsFirstRow(Precision precision) {
        var predictor = Predictor.of(Model.of(network(precision), OutputLink.SOFTMAX));
        var narrow = FloatMatrix.wrap(rows(ROWS), 0, ROWS, COLUMNS);
        var wide = DoubleMatrix.wrap(wide(rows(ROWS)), 0, ROWS, COLUMNS);
        double[] all = doubles(predictor, wide.array(), ROWS);
        double[] expected = Arrays.copyOfRange(all, 7 * OUTPUTS, 307 * OUTPUTS);
        assertThat(predictor.predict(wide.rows(7, 300)).toArray()).containsExactly(expected);
        var results = predictor.predict(narrow.rows(7, 300));
        assertThat(results.precision()).isEqualTo(Precision.FLOAT32);
        assertThat(results.toArray()).containsExactly(wide(narrow(expected)));
    }

    @Test
    void whatIsTooLargeForAFloatIsInfinite() {
        var network = Network.inputs(1).dense(1).initialised(Initializers.zeros(), 0);
        network.parameters().get("output.weight").value().set(0, 1);
        var predictor = Predictor.of(Model.of(network, OutputLink.EXP));
        var results = new float[2];
        predictor.predict(new float[] {100, -200}, 2, results);
        assertThat(results).containsExactly(Float.POSITIVE_INFINITY, 0);
        assertThat(predictor.predict(100)).containsExactly(StrictMath.exp(100));
    }

    @Test
    void arraysOfFloatsThatAreTooShortAreRefusedAndNothingIsWritten() {
        var predictor = Predictor.of(Model.of(network(Precision.FLOAT32), OutputLink.IDENTITY));
        var results = new float[] {UNTOUCHED, UNTOUCHED, UNTOUCHED, UNTOUCHED, UNTOUCHED, UNTOUCHED};
        assertThatThrownBy(() -> predictor.predict(new float[127], 2, results))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predict: 2 rows need 128 numbers and give 6; found arrays of 127 and 6");
        assertThatThrownBy(() -> predictor.predict(new float[192], 3, results))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("predict: 3 rows need 192 numbers and give 9; found arrays of 192 and 6");
        assertThatThrownBy(() -> predictor.predict(new float[128], -1, results))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1 rows");
        assertThat(results).containsOnly(UNTOUCHED);
        predictor.predict(new float[128], 2, results); // just enough
        assertThat(results).doesNotContain(UNTOUCHED);
    }

    @ParameterizedTest
    @EnumSource
    void manyThreadsAtOnceGetTheResultsOfTheirOwnRows(Precision precision)
            throws InterruptedException, ExecutionException {
        var predictor = Predictor.of(Model.of(network(precision), OutputLink.IDENTITY));
        float[] expected = floats(predictor, rows(ROWS), ROWS);
        int threads = 8;
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var tasks = new ArrayList<Callable<Integer>>();
            for (int t = 0; t < threads; t++) {
                int first = 40 * t;
                tasks.add(() -> {
                    float[] narrow = Arrays.copyOfRange(rows(ROWS), first * COLUMNS, (first + 256) * COLUMNS);
                    double[] wide = wide(narrow);
                    int wrong = 0;
                    for (int n = 0; n < 50; n++) {
                        float[] some = floats(predictor, narrow, 256);
                        double[] same = doubles(predictor, wide, 256);
                        for (int i = 0; i < 256 * OUTPUTS; i++) {
                            wrong += some[i] == expected[first * OUTPUTS + i] && (float) same[i] == some[i] ? 0 : 1;
                        }
                    }
                    return wrong;
                });
            }
            for (Future<Integer> outcome : pool.invokeAll(tasks)) {
                assertThat(outcome.get()).isZero();
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
