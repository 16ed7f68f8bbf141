package org.chainrule.verification.property;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.kernel.KernelChoice;

/**
 * Shapes that an op takes, found by asking it: small ones, square ones, single rows and single numbers; and rows that are no
 * multiple of a vector, for the loop over what is left of them.
 */
final class FittingShapes {

    private static final int MOST_INPUTS = 4;
    private static final int MOST_LISTS_PER_FIRST = 2;
    private static final List<Shape> FIRST =
            List.of(Shape.of(2, 3), Shape.of(3, 3), Shape.of(1, 4), Shape.of(1, 1), Shape.of(2, 19));

    private FittingShapes() {}

    /** For the smallest number of inputs that it takes any of: at most two lists for each shape of the first input. */
    static List<List<Shape>> of(Op op) {
        for (int inputs = 1; inputs <= MOST_INPUTS; inputs++) {
            var found = new ArrayList<List<Shape>>();
            for (Shape first : FIRST) {
                complete(op, inputs, List.of(first), found.size() + MOST_LISTS_PER_FIRST, found);
            }
            if (!found.isEmpty()) {
                return found;
            }
        }
        throw new AssertionError(op.name() + ": it takes none of the shapes that were tried, for 1 to " + MOST_INPUTS
                + " inputs; say which it takes with shapes()");
    }

    private static void complete(Op op, int inputs, List<Shape> begun, int most, List<List<Shape>> found) {
        if (found.size() >= most) {
            return;
        }
        if (begun.size() == inputs) {
            if (takes(op, begun)) {
                found.add(begun);
            }
            return;
        }
        for (Shape next : others(begun.get(0))) {
            var longer = new ArrayList<>(begun);
            longer.add(next);
            complete(op, inputs, longer, most, found);
        }
    }

    /** Bias, factor, weight, mask: what may stand beside a first input of this shape. */
    private static List<Shape> others(Shape first) {
        int rows = first.rows();
        int columns = first.columns();
        var shapes = new ArrayList<Shape>();
        for (Shape shape : List.of(
                first,
                Shape.of(1, columns),
                Shape.of(2, columns),
                Shape.of(columns, columns),
                Shape.of(columns, 2),
                Shape.of(rows, 1),
                Shape.of(1, 2),
                Shape.of(1, 1))) {
            if (!shapes.contains(shape)) {
                shapes.add(shape);
            }
        }
        return shapes;
    }

    /** Whether it accepts the shapes and runs forward on them, whatever it refuses them with. */
    private static boolean takes(Op op, List<Shape> shapes) {
        try {
            op.shape(shapes);
            var kernels = KernelChoice.reproducible().kernels(Precision.FLOAT64);
            var ones = shapes.stream()
                    .map(shape -> {
                        var matrix = Matrix.zeros(Precision.FLOAT64, shape);
                        matrix.fill(1);
                        return matrix;
                    })
                    .toList();
            op.forward(Operands.allocate(op, kernels, ones));
            return true;
        } catch (RuntimeException refused) {
            return false;
        }
    }
}
