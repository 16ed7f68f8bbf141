package org.chainrule.autodiff.model;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.FloatMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.kernel.KernelChoice;

/**
 * A trained network as a function of raw rows: immutable, for any number of threads at once.
 *
 * <p>A row holds one number per input column, in the units of the data; the model's scaling is applied here. The result
 * holds one number per output, passed through the model's link: class probabilities, the probability of class 1, or values
 * in the units of the target. The parameters are copied: training on does not change a predictor.
 *
 * <p>Work is done in lanes, buffers for one caller and one number of rows each. A lane that is free is used again, so a call
 * allocates nothing once as many lanes exist as callers at a time, for up to {@value #BATCH_SIZES} different numbers of rows.
 * More rows than {@value #LARGEST_BATCH} go through in portions. Many rows of the network's own precision that need no scaling
 * are read where they lie, {@code float[]} for a float32 network: nothing is copied, and nothing allocated when the same
 * arrays come again. No array is kept after a call.
 */
public final class Predictor {

    /** Rows that go through the network at once. */
    public static final int LARGEST_BATCH = 256;

    /** Different numbers of rows whose lanes are kept. */
    public static final int BATCH_SIZES = 8;

    private final Model model;
    private final Parameters parameters;
    private final KernelChoice kernels;
    private final int inputs;
    private final int outputs;
    private final AtomicReferenceArray<LanePool> pools = new AtomicReferenceArray<>(BATCH_SIZES);

    private Predictor(Model model, KernelChoice kernels) {
        this.model = model;
        this.kernels = kernels;
        inputs = model.network().inputs();
        outputs = model.network().outputs(); // which asks every layer
        parameters =
                model.network().parameters().copy(model.network().parameters().precision());
    }

    /** A predictor with the reproducible kernels on the calling thread: the same bits on every machine. */
    public static Predictor of(Model model) {
        return of(model, KernelChoice.reproducible());
    }

    /** A predictor with these kernels; every lane has its own. */
    public static Predictor of(Model model, KernelChoice kernels) {
        return new Predictor(model, kernels);
    }

    /** Numbers per row. */
    public int inputs() {
        return inputs;
    }

    /** Numbers per result. */
    public int outputs() {
        return outputs;
    }

    /** Names of the classes in the order of their numbers; empty for a regression. */
    public List<String> classNames() {
        return model.classNames();
    }

    /**
     * Predicts for many rows.
     *
     * @param rows the rows one after the other, {@code count·inputs()} numbers; not modified
     * @param count number of rows
     * @param results the results one after the other: the first {@code count·outputs()} numbers are written
     * @throws IllegalArgumentException if the arrays are too short; nothing is written then
     */
    public void predict(double[] rows, int count, double[] results) {
        require(count, rows.length, results.length);
        run(rows, 0, count, results);
    }

    /**
     * Predicts for many rows of floats: what {@link #predict(double[], int, double[])} gives for the same numbers, rounded to
     * float. Links and scalings are computed in double and rounded once; a result that is too large for a float is infinite.
     *
     * @param rows the rows one after the other, {@code count·inputs()} numbers; not modified
     * @param count number of rows
     * @param results the results one after the other: the first {@code count·outputs()} numbers are written
     * @throws IllegalArgumentException if the arrays are too short; nothing is written then
     */
    public void predict(float[] rows, int count, float[] results) {
        require(count, rows.length, results.length);
        run(rows, 0, count, results);
    }

    /** The result for one row; a new array. */
    public double[] predict(double... row) {
        requireRow(row);
        var result = new double[outputs];
        predict(row, 1, result);
        return result;
    }

    /** Predicts for every row of a matrix; a new matrix in its precision. */
    public Matrix predict(Matrix rows) {
        if (rows.columns() != inputs) {
            throw new IllegalArgumentException(
                    "predict: found " + rows.shape() + " but the network takes " + inputs + " columns");
        }
        if (rows instanceof FloatMatrix x) {
            var y = FloatMatrix.zeros(x.rows(), outputs);
            run(x.array(), x.offset(), x.rows(), y.array());
            return y;
        }
        var x = (DoubleMatrix) rows;
        var y = DoubleMatrix.zeros(x.rows(), outputs);
        run(x.array(), x.offset(), x.rows(), y.array());
        return y;
    }

    /**
     * The class of a row: of one output class 1 above one half, of several the largest; −1 if the result is NaN.
     *
     * @throws IllegalStateException if the model is a regression
     */
    public int classOf(double... row) {
        if (!model.isClassification()) {
            throw new IllegalStateException("predict: the model is a regression, it has no classes; use predict(row)");
        }
        return classOf(predict(row), 0);
    }

    /** The class that a result names, which begins at a place in an array; −1 for NaN. */
    public int classOf(double[] results, int at) {
        int best = 0;
        for (int j = 0; j < outputs; j++) {
            if (Double.isNaN(results[at + j])) {
                return -1;
            }
            best = results[at + j] > results[at + best] ? j : best;
        }
        return outputs > 1 ? best : results[at] > 0.5 ? 1 : 0;
    }

    /** The name of the class of a row; "(none)" if the result is NaN. */
    public String className(double... row) {
        int c = classOf(row);
        return c < 0 ? "(none)" : model.classNames().get(c);
    }

    private void run(double[] rows, int from, int count, double[] results) {
        for (int first = 0; first < count; first += LARGEST_BATCH) {
            var pool = pool(Math.min(LARGEST_BATCH, count - first));
            var lane = pool.take();
            lane.run(rows, from + first * inputs, results, first * outputs);
            pool.giveBack(lane);
        }
    }

    private void run(float[] rows, int from, int count, float[] results) {
        for (int first = 0; first < count; first += LARGEST_BATCH) {
            var pool = pool(Math.min(LARGEST_BATCH, count - first));
            var lane = pool.take();
            lane.run(rows, from + first * inputs, results, first * outputs);
            pool.giveBack(lane);
        }
    }

    private void require(int count, int given, int room) {
        if (count < 0 || (long) count * inputs > given || (long) count * outputs > room) {
            throw new IllegalArgumentException("predict: " + count + " rows need " + (long) count * inputs
                    + " numbers and give " + (long) count * outputs + "; found arrays of " + given + " and " + room);
        }
    }

    private void requireRow(double[] row) {
        if (row.length != inputs) {
            throw new IllegalArgumentException(
                    "predict: found a row of " + row.length + " numbers but the network takes " + inputs
                            + (model.inputNames().isEmpty() ? "" : ": " + String.join(", ", model.inputNames())));
        }
    }

    /** The lanes for so many rows. Pools never move once they are there, so finding one needs no lock. */
    private LanePool pool(int rows) {
        for (int i = 0; i < BATCH_SIZES; i++) {
            var pool = pools.get(i);
            if (pool == null) {
                var made = new LanePool(rows, () -> new Lane(model, parameters, kernels, rows));
                if (pools.compareAndSet(i, null, made)) {
                    return made;
                }
                pool = pools.get(i);
            }
            if (pool.rows() == rows) {
                return pool;
            }
        }
        return new LanePool(rows, () -> new Lane(model, parameters, kernels, rows)); // one size too many: not kept
    }
}
