package org.chainrule.core.data;

import java.util.List;
import java.util.Objects;
import org.chainrule.core.Batch;
import org.chainrule.core.Matrix;

/**
 * Examples with names: one row of inputs and one row of targets each.
 *
 * <p>With class names it is a classification, and the target is one column holding the class number; without, it is a
 * regression.
 *
 * @param name what the data is, for messages and reports
 * @param inputs examples × features
 * @param targets examples × targets
 * @param inputNames one name per feature
 * @param classNames names of the classes in the order of their numbers; empty for a regression
 */
public record Dataset(String name, Matrix inputs, Matrix targets, List<String> inputNames, List<String> classNames)
        implements Batch {

    /** Checks that rows and names fit and that every class number has a name. */
    public Dataset {
        inputNames = List.copyOf(inputNames);
        classNames = List.copyOf(classNames);
        if (inputs.rows() != targets.rows()) {
            throw new IllegalArgumentException(name + ": inputs are " + inputs.shape() + " but targets are "
                    + targets.shape() + "; both need one row per example");
        }
        if (inputNames.size() != inputs.columns()) {
            throw new IllegalArgumentException(name + ": found " + inputNames.size() + " input names for "
                    + inputs.columns() + " input columns; give one name per column");
        }
        if (!classNames.isEmpty()) {
            checkClasses(name, targets, classNames.size());
        }
    }

    private static void checkClasses(String name, Matrix targets, int classes) {
        if (targets.columns() != 1) {
            throw new IllegalArgumentException(name + ": targets are " + targets.shape()
                    + "; a classification has one target column, the class number");
        }
        for (int i = 0; i < targets.rows(); i++) {
            double target = targets.get(i, 0);
            if (target != (int) target || target < 0 || target >= classes) {
                throw new IllegalArgumentException(name + ": row " + i + ": found label " + target
                        + "; it must be a class number from 0 to " + (classes - 1));
            }
        }
    }

    /** Whether the targets are class numbers. */
    public boolean isClassification() {
        return !classNames.isEmpty();
    }

    @Override
    public Matrix inputMatrix() {
        return inputs;
    }

    @Override
    public Matrix targetMatrix() {
        return targets;
    }

    @Override
    public int rows() {
        return inputs.rows();
    }

    @Override
    public int inputColumns() {
        return inputs.columns();
    }

    @Override
    public int targetColumns() {
        return targets.columns();
    }

    @Override
    public void copyInput(int example, Matrix destination, int row) {
        destination.copyRow(row, inputs, example);
    }

    @Override
    public void copyTarget(int example, Matrix destination, int row) {
        destination.copyRow(row, targets, example);
    }

    /** These examples in this order, copied. */
    public Dataset select(int[] examples) {
        var x = Matrix.zeros(inputs.precision(), examples.length, inputs.columns());
        var t = Matrix.zeros(targets.precision(), examples.length, targets.columns());
        for (int i = 0; i < examples.length; i++) {
            Objects.checkIndex(examples[i], rows());
            copyInput(examples[i], x, i);
            copyTarget(examples[i], t, i);
        }
        return withMatrices(x, t);
    }

    /** The first {@code count} examples; shares the elements. */
    public Dataset first(int count) {
        return withMatrices(inputs.rows(0, count), targets.rows(0, count));
    }

    /** The same names with other examples. */
    public Dataset withMatrices(Matrix newInputs, Matrix newTargets) {
        return new Dataset(name, newInputs, newTargets, inputNames, classNames);
    }
}
