package org.chainrule.autodiff.model;

import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.Plan;
import org.chainrule.core.Matrix;
import org.chainrule.core.Parameters;
import org.chainrule.core.Precision;
import org.chainrule.core.data.Scaling;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.OutputLink;
import org.jspecify.annotations.Nullable;

/** Buffers to predict with, for one caller at a time and one number of rows. */
final class Lane {

    /**
     * Fewer numbers are copied. Reading 256 rows of 784 in place makes a call 10 % faster in float and 4 % in double; for one
     * such row the difference is below what runs differ by, and a window is an object for every new array (November 2026). Not
     * to be less than what the products of the kernels let go of after use.
     */
    private static final int WORTH_A_WINDOW = 1 << 13;

    private static final Softmax SOFTMAX = new Softmax();

    private final Plan plan;
    private final Node x;
    private final Matrix input;
    private final Matrix output;
    private final int rows;
    private final int columns;
    private final int outputs;
    private final Precision precision;
    private final Windows windows;
    private final @Nullable Scaling inputs;
    private final @Nullable Scaling targets;
    private final OutputLink link;
    private final double[] raw;
    private final double[] logits;
    private final double[] result;

    Lane(Model model, Parameters parameters, KernelChoice kernels, int rows) {
        var graph = new Graph();
        x = graph.input("input", model.network().inputs());
        Node y = model.network().write(graph, x);
        precision = parameters.precision();
        plan = Plan.builder(graph, y)
                .rows(rows)
                .parameters(parameters)
                .kernels(kernels.kernels(precision))
                .forwardOnly()
                .build();
        this.rows = rows;
        input = plan.value(x);
        output = plan.value(y);
        columns = input.columns();
        outputs = output.columns();
        windows = new Windows(rows, columns);
        inputs = model.inputs().orElse(null);
        targets = model.targets().orElse(null);
        link = model.link();
        raw = new double[columns];
        logits = new double[outputs];
        result = new double[outputs];
    }

    /** From raw rows, which begin at a place in an array, to results at a place in another. Neither is kept. */
    void run(double[] from, int at, double[] results, int to) {
        if (inputs != null) {
            for (int i = 0; i < rows; i++) {
                System.arraycopy(from, at + i * columns, raw, 0, columns);
                scale(inputs, i);
            }
        } else if (areReadInPlace(Precision.FLOAT64, at)) {
            plan.read(x, windows.on(from, at));
        } else {
            input.copyFrom(from, at);
        }
        plan.forward();
        plan.own(x);
        if (link == OutputLink.IDENTITY && targets == null) {
            output.copyTo(results, to);
        } else {
            for (int i = 0; i < rows; i++) {
                finish(i);
                System.arraycopy(result, 0, results, to + i * outputs, outputs);
            }
        }
    }

    /** As the other; what is computed in double is rounded at the end. */
    void run(float[] from, int at, float[] results, int to) {
        if (inputs != null) {
            for (int i = 0; i < rows; i++) {
                for (int j = 0; j < columns; j++) {
                    raw[j] = from[at + i * columns + j];
                }
                scale(inputs, i);
            }
        } else if (areReadInPlace(Precision.FLOAT32, at)) {
            plan.read(x, windows.on(from, at));
        } else {
            input.copyFrom(from, at);
        }
        plan.forward();
        plan.own(x);
        if (link == OutputLink.IDENTITY && targets == null) {
            output.copyTo(results, to);
        } else {
            for (int i = 0; i < rows; i++) {
                finish(i);
                for (int j = 0; j < outputs; j++) {
                    results[to + i * outputs + j] = (float) result[j];
                }
            }
        }
    }

    /** Those of the network's precision, if they are many; but only as far as windows are kept, for these allocate. */
    private boolean areReadInPlace(Precision given, int at) {
        return given == precision
                && rows * columns >= WORTH_A_WINDOW
                && at < (long) Windows.KEPT * Predictor.LARGEST_BATCH * columns;
    }

    /** From the raw numbers themselves, which may be more precise than the network. */
    private void scale(Scaling scaling, int row) {
        for (int j = 0; j < columns; j++) {
            input.set(row, j, scaling.apply(j, raw[j]));
        }
    }

    /** From a row of the network's output to the result. */
    private void finish(int row) {
        for (int j = 0; j < outputs; j++) {
            logits[j] = output.get(row, j);
        }
        switch (link) {
            case IDENTITY -> System.arraycopy(logits, 0, result, 0, outputs);
            case SIGMOID -> {
                for (int j = 0; j < outputs; j++) {
                    result[j] = Sigmoid.of(logits[j]);
                }
            }
            case EXP -> {
                for (int j = 0; j < outputs; j++) {
                    result[j] = StrictMath.exp(logits[j]);
                }
            }
            case SOFTMAX -> SOFTMAX.value(logits, result, outputs);
        }
        if (targets != null) {
            for (int j = 0; j < outputs; j++) {
                result[j] = targets.undo(j, result[j]);
            }
        }
    }
}
