package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.Kernels;

/**
 * The batch that an op is given, and the op on any rows of it.
 *
 * <p>Batched are the inputs whose rows may be the symbolic batch, as {@link Op#shape} says: as many at once as it takes.
 */
final class OpBatch {

    private final Op op;
    private final Kernels kernels;
    private final List<Matrix> inputs;
    private final Matrix cotangent;
    private final TreeSet<Integer> batched = new TreeSet<>();
    private final int rows;

    OpBatch(Op op, Kernels kernels, List<Matrix> inputs, Matrix cotangent) {
        this.op = op;
        this.kernels = kernels;
        this.inputs = inputs;
        this.cotangent = cotangent;
        rows = batch();
    }

    /** Finds the largest set of inputs with equally many rows that may all be batched; returns these rows, else 1. */
    private int batch() {
        int n = inputs.size();
        for (int size = Math.min(n, 16); size > 0; size--) {
            for (int set = 1; set < 1 << Math.min(n, 16); set++) {
                if (Integer.bitCount(set) == size && takes(set)) {
                    int chosen = set;
                    IntStream.range(0, n).filter(i -> (chosen >> i & 1) == 1).forEach(batched::add);
                    return inputs.get(batched.first()).rows();
                }
            }
        }
        return 1;
    }

    private boolean takes(int set) {
        var shapes = new ArrayList<Shape>();
        int common = -1;
        for (int i = 0; i < inputs.size(); i++) {
            var shape = inputs.get(i).shape();
            if ((set >> i & 1) == 1) {
                if (common >= 0 && common != shape.rows()) {
                    return false;
                }
                common = shape.rows();
                shape = Shape.batch(shape.columns());
            }
            shapes.add(shape);
        }
        try {
            var out = op.shape(shapes);
            return out.isBatched() || out.equals(Shape.SCALAR);
        } catch (RuntimeException refused) {
            return false;
        }
    }

    /** The rows of every batched input; 1 if there is none. */
    int rows() {
        return rows;
    }

    boolean isBatched(int input) {
        return batched.contains(input);
    }

    /** Whether the output is one number for the whole batch, as that of a reduced loss. */
    boolean isScalar() {
        return cotangent.size() == 1 && !op.shape(symbolic()).isBatched();
    }

    private List<Shape> symbolic() {
        return IntStream.range(0, inputs.size())
                .mapToObj(i -> batched.contains(i)
                        ? Shape.batch(inputs.get(i).columns())
                        : inputs.get(i).shape())
                .toList();
    }

    /** Forward on these rows, in this order. */
    Run on(int... chosen) {
        return new Run(chosen);
    }

    /** The op forward on some rows of the batched inputs; for every product the same rows of the cotangent. */
    final class Run {

        private final int[] chosen;
        private final Operands operands;
        private final Matrix g;

        private Run(int[] chosen) {
            this.chosen = chosen;
            var mine = new ArrayList<Matrix>();
            for (int i = 0; i < inputs.size(); i++) {
                mine.add(batched.contains(i) ? rowsOf(inputs.get(i)) : copy(inputs.get(i)));
            }
            operands = Operands.allocate(op, kernels, mine);
            op.forward(operands);
            g = isScalar() ? copy(cotangent) : rowsOf(cotangent);
        }

        private Matrix rowsOf(Matrix all) {
            var some = Matrix.zeros(Precision.FLOAT64, chosen.length, all.columns());
            for (int i = 0; i < chosen.length; i++) {
                some.copyRow(i, all, chosen[i]);
            }
            return some;
        }

        int rows() {
            return chosen.length;
        }

        Matrix in(int input) {
            return operands.in(input);
        }

        Matrix out() {
            return operands.out();
        }

        Matrix product(int input) {
            var shape = operands.in(input).shape();
            var product = Matrix.zeros(Precision.FLOAT64, shape);
            product.copyFrom(OpSubject.vjp(op, input, operands, copy(g)));
            return product;
        }
    }

    private static Matrix copy(Matrix matrix) {
        return Matrix.copyOf(matrix, Precision.FLOAT64);
    }
}
