package org.chainrule.autodiff.network;

import org.chainrule.core.Matrix;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Softmax;
import org.chainrule.core.loss.OutputLink;

/** From a network's outputs to predictions a person wants to see. */
public final class Predictions {

    private static final double LOG_HALF = StrictMath.log(0.5);

    private Predictions() {}

    /** The outputs passed through the inverse link: probabilities from logits; a new matrix. */
    public static Matrix of(OutputLink link, Matrix outputs) {
        var predictions = Matrix.copyOf(outputs, outputs.precision());
        int n = outputs.columns();
        var x = new double[n];
        var y = new double[n];
        for (int i = 0; i < outputs.rows(); i++) {
            for (int j = 0; j < n; j++) {
                x[j] = outputs.get(i, j);
                y[j] = switch (link) {
                    case EXP -> StrictMath.exp(x[j]);
                    case SIGMOID -> Sigmoid.of(x[j]);
                    case IDENTITY, SOFTMAX -> x[j];
                };
            }
            if (link == OutputLink.SOFTMAX) {
                new Softmax().value(x, y, n);
            }
            for (int j = 0; j < n; j++) {
                predictions.set(i, j, y[j]);
            }
        }
        return predictions;
    }

    /**
     * How many rows name the right class. One column: class 1 above probability 0.5 (logit 0, logarithm log ½), else class 0. Several: the
     * largest; a row with NaN is never right. The target is a class number in one column, or one column per class, of which the largest is right.
     */
    public static int correct(OutputLink link, Matrix outputs, Matrix targets) {
        int correct = 0;
        for (int i = 0; i < outputs.rows(); i++) {
            if (!hasNaN(outputs, i) && predictedClass(link, outputs, i) == targetClass(targets, i)) {
                correct++;
            }
        }
        return correct;
    }

    /** The class that every row of the outputs names; −1 for a row with NaN. */
    public static int[] classes(OutputLink link, Matrix outputs) {
        var classes = new int[outputs.rows()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = hasNaN(outputs, i) ? -1 : predictedClass(link, outputs, i);
        }
        return classes;
    }

    /** The true class of every row: a class number in one column, or of one column per class the largest. */
    public static int[] targetClasses(Matrix targets) {
        var classes = new int[targets.rows()];
        for (int i = 0; i < classes.length; i++) {
            classes[i] = targetClass(targets, i);
        }
        return classes;
    }

    /** The class that row {@code row} of the outputs names. */
    public static int predictedClass(OutputLink link, Matrix outputs, int row) {
        if (outputs.columns() == 1) {
            double half = switch (link) {
                case EXP -> LOG_HALF;
                case SIGMOID -> 0;
                case IDENTITY, SOFTMAX -> 0.5;
            };
            return outputs.get(row, 0) > half ? 1 : 0;
        }
        return largest(outputs, row);
    }

    private static boolean hasNaN(Matrix matrix, int row) {
        for (int j = 0; j < matrix.columns(); j++) {
            if (Double.isNaN(matrix.get(row, j))) {
                return true;
            }
        }
        return false;
    }

    private static int targetClass(Matrix targets, int row) {
        return targets.columns() == 1 ? (int) Math.rint(targets.get(row, 0)) : largest(targets, row);
    }

    private static int largest(Matrix matrix, int row) {
        int best = 0;
        for (int j = 1; j < matrix.columns(); j++) {
            if (matrix.get(row, j) > matrix.get(row, best)) {
                best = j;
            }
        }
        return best;
    }
}
