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
import org.chainrule.autodiff.Allocation;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.network.Predictions;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;
import org.chainrule.core.data.MinMax;
import org.chainrule.core.data.Standardiser;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.OutputLink;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.junit.jupiter.api.Test;

class PredictorTest {

    private static final int ROWS = 600;
    private static final List<String> CLASSES = List.of("a", "b", "c");

    private static DoubleMatrix rows(int count) {
        var rows = DoubleMatrix.zeros(count, 4);
        for (int i = 0; i < rows.size(); i++) {
            rows.set(i, 10 * StrictMath.sin(i + 1));
        }
        return rows;
    }

    private static Network network(Precision precision) {
        return Network.inputs(4)
                .dense(16, new Tanh())
                .dropout(0.5, 1)
                .dense(3)
                .initialised(Initializers.he(), 11, precision);
    }

    private static Predictor predictor(Precision precision) {
        return Predictor.of(Model.of(network(precision), OutputLink.SOFTMAX)
                .classes(CLASSES)
                .scalingInputs(Standardiser.fit(rows(50))));
    }

    @Test
    void itSaysHowManyNumbersItTakesAndGives() {
        var predictor = predictor(Precision.FLOAT32);
        assertThat(predictor.inputs()).isEqualTo(4);
        assertThat(predictor.outputs()).isEqualTo(3);
        assertThat(predictor.classNames()).isEqualTo(CLASSES);
    }

    @Test
    void rawRowsGiveWhatTheObjectiveGivesForScaledOnes() {
        for (Precision precision : Precision.values()) {
            var network = network(precision);
            var objective = network.objective(new SoftmaxCrossEntropy(), KernelChoice.reproducible());
            var scaled = Standardiser.fit(rows(50)).apply(rows(ROWS));
            var outputs = objective.outputs(Batch.of(scaled, DoubleMatrix.zeros(ROWS, 1)));
            var expected = Predictions.of(OutputLink.SOFTMAX, outputs);
            var results = new double[ROWS * 3];
            var predictor = predictor(precision);
            predictor.predict(rows(ROWS).toArray(), ROWS, results);
            for (int i = 0; i < results.length; i++) {
                // The predictor's probabilities are doubles; those of the other way are rounded to the precision.
                double rounded = precision == Precision.FLOAT32 ? (float) results[i] : results[i];
                assertThat(rounded).isEqualTo(expected.get(i));
            }
            for (int i = 0; i < 5; i++) {
                double[] row = rows(ROWS).rows(i, 1).toArray();
                int c = Predictions.predictedClass(OutputLink.SOFTMAX, outputs, i);
                assertThat(predictor.classOf(row)).isEqualTo(c);
                assertThat(predictor.className(row)).isEqualTo(CLASSES.get(c));
                assertThat(predictor.predict(row)).containsExactly(Arrays.copyOfRange(results, 3 * i, 3 * i + 3));
            }
        }
    }

    @Test
    void aRegressionComesBackInTheUnitsOfItsTargets() {
        var network = Network.inputs(1).dense(1).initialised(Initializers.zeros(), 0);
        network.parameters().get("output.weight").value().set(0, 1);
        var scaling = MinMax.fit(DoubleMatrix.of(new double[] {10}, new double[] {30}));
        var predictor = Predictor.of(Model.of(network, OutputLink.IDENTITY).scalingTargets(scaling));
        assertThat(predictor.predict(0.5)).containsExactly(20);
        assertThatThrownBy(() -> predictor.classOf(0.5)).hasMessageContaining("regression");
        var rate = Predictor.of(Model.of(network, OutputLink.EXP));
        assertThat(rate.predict(2)).containsExactly(StrictMath.exp(2));
        var binary = Predictor.of(Model.of(network, OutputLink.SIGMOID).classes(List.of("no", "yes")));
        assertThat(binary.className(3)).isEqualTo("yes");
        assertThat(binary.className(-3)).isEqualTo("no");
        assertThat(binary.classOf(Double.NaN)).isEqualTo(-1);
        assertThat(binary.className(Double.NaN)).isEqualTo("(none)");
    }

    @Test
    void trainingOnDoesNotChangeAPredictor() {
        var network = network(Precision.FLOAT64);
        var predictor = Predictor.of(Model.of(network, OutputLink.SOFTMAX));
        double[] before = predictor.predict(1, 2, 3, 4);
        network.parameters().values().fill(0);
        assertThat(predictor.predict(1, 2, 3, 4)).containsExactly(before);
    }

    @Test
    void portionsAndMatricesGiveTheSameAsSingleRows() {
        var predictor = predictor(Precision.FLOAT64);
        var all = predictor.predict(rows(ROWS));
        for (int i : new int[] {0, 255, 256, 511, 512, 599}) {
            assertThat(all.rows(i, 1).toArray())
                    .containsExactly(predictor.predict(rows(ROWS).rows(i, 1).toArray()));
        }
        predictor.predict(new double[0], 0, new double[0]);
    }

    @Test
    void manyThreadsAtOnceGetTheirOwnResults() throws InterruptedException, ExecutionException {
        var predictor = predictor(Precision.FLOAT64);
        var rows = rows(ROWS);
        var expected = predictor.predict(rows);
        int threads = 8;
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var tasks = new ArrayList<Callable<Integer>>();
            for (int t = 0; t < threads; t++) {
                int first = t;
                tasks.add(() -> {
                    int wrong = 0;
                    for (int n = 0; n < 400; n++) {
                        int size = 1 + (first + n) % 3; // batch sizes collide between threads
                        int at = (37 * n + 11 * first) % (ROWS - 3);
                        var results = new double[3 * size];
                        predictor.predict(rows.rows(at, size).toArray(), size, results);
                        for (int i = 0; i < results.length; i++) {
                            wrong += results[i] == expected.get(3 * at + i) ? 0 : 1;
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

    @Test
    void moreBatchSizesThanAreKeptWorkToo() {
        var predictor = predictor(Precision.FLOAT64);
        var rows = rows(40);
        var expected = predictor.predict(rows);
        for (int size = 1; size <= 40; size++) {
            var results = new double[3 * size];
            predictor.predict(rows.rows(0, size).toArray(), size, results);
            assertThat(results).containsExactly(expected.rows(0, size).toArray());
        }
    }

    @Test
    void atAFixedBatchSizeNothingIsAllocated() {
        for (OutputLink link : OutputLink.values()) {
            var model = Model.of(network(Precision.FLOAT32), link).scalingInputs(Standardiser.fit(rows(50)));
            if (link != OutputLink.SOFTMAX && link != OutputLink.SIGMOID) {
                model = model.scalingTargets(Standardiser.of(new double[] {1, 2, 3}, new double[] {4, 5, 6}));
            }
            var predictor = Predictor.of(model);
            double[] rows = rows(ROWS).toArray();
            var results = new double[3 * ROWS];
            for (int size : new int[] {1, 7, ROWS}) {
                assertThat(Allocation.bytes(100, () -> predictor.predict(rows, size, results)))
                        .as("bytes for batches of %d, %s", size, link)
                        .isZero();
            }
        }
    }

    /** Planted by the ninth size: its lane is not kept, so that every call makes one. */
    @Test
    void aLaneForEveryCallWouldBeNoticed() {
        var predictor = predictor(Precision.FLOAT64);
        double[] rows = rows(40).toArray();
        var results = new double[3 * 40];
        for (int size = 1; size <= Predictor.BATCH_SIZES; size++) {
            predictor.predict(rows, size, results);
        }
        assertThat(Allocation.bytes(100, () -> predictor.predict(rows, Predictor.BATCH_SIZES, results)))
                .isZero();
        assertThat(Allocation.bytes(100, () -> predictor.predict(rows, Predictor.BATCH_SIZES + 1, results)))
                .isPositive();
    }

    @Test
    void whatDoesNotFitIsRefused() {
        var predictor = predictor(Precision.FLOAT64);
        assertThatThrownBy(() -> predictor.predict(1, 2, 3))
                .hasMessageContaining("row of 3")
                .hasMessageContaining("4");
        assertThatThrownBy(() -> predictor.predict(new double[7], 2, new double[6]))
                .hasMessageContaining("8");
        assertThatThrownBy(() -> predictor.predict(new double[8], 2, new double[5]))
                .hasMessageContaining("6");
        assertThatThrownBy(() -> predictor.predict(new double[8], -1, new double[6]))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> predictor.predict(DoubleMatrix.zeros(2, 3))).hasMessageContaining("2×3");
    }
}
