package org.chainrule.autodiff.network;

import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;

/** Objectives of a network with three inputs, and batches for them. */
final class SmallObjectives {

    private SmallObjectives() {}

    static Network network(int outputs) {
        return Network.inputs(3).dense(5, new Tanh()).dense(outputs).initialised(Initializers.xavier(), 9);
    }

    static SupervisedObjective objective(int outputs, Loss loss, Reduction reduction) {
        return network(outputs).objective(loss, reduction, KernelChoice.reproducible());
    }

    static Matrix uniform(int rows, int columns, String purpose) {
        var random = new Seed(23).stream(purpose);
        var matrix = DoubleMatrix.zeros(rows, columns);
        for (int i = 0; i < matrix.size(); i++) {
            matrix.set(i, Seed.uniform(random, -1, 1));
        }
        return matrix;
    }

    static Batch regression(int rows) {
        return Batch.of(uniform(rows, 3, "inputs"), uniform(rows, 2, "targets"));
    }
}
