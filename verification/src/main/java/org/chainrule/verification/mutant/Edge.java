package org.chainrule.verification.mutant;

import java.util.List;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Prelu;
import org.chainrule.core.Shape;

/** One differentiable input of an op, with the shapes of all of them: where a fault of a product can sit. */
record Edge(Op op, List<Shape> shapes, int input) {

    Shape in() {
        return shapes.get(input);
    }

    Shape out() {
        return op.shape(shapes);
    }

    /** Whether the product sums over the rows of the batch: the input is no batch but is used for every row of one. */
    boolean isSummed() {
        return input > 0 && (op instanceof Linear || op instanceof Prelu || (in().rows() == 1 && out().rows() > 1));
    }

    static boolean isSquare(Shape shape) {
        return shape.rows() == shape.columns();
    }
}
