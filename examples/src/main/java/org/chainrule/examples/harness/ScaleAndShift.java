package org.chainrule.examples.harness;

import java.util.List;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/**
 * An op of one's own: y_ij = a_j x_ij + b_j, a factor and a shift for every column.
 *
 * <p>x: batch×n, a: 1×n, b: 1×n, y: batch×n.
 *
 * @param writing how products are written into their buffer
 */
public record ScaleAndShift(Writing writing) implements CustomOp {

    /** How a product is written. */
    public enum Writing {
        /** β times what is there, and the product. */
        RIGHT,
        /** The product over what is there, whatever β: a mistake that shows as soon as a node is used twice. */
        OVERWRITING
    }

    @Override
    public String name() {
        return "scale-and-shift";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        var x = inputs.get(0);
        var row = Shape.of(1, x.columns());
        if (inputs.size() != 3 || !inputs.get(1).equals(row) || !inputs.get(2).equals(row)) {
            throw new IllegalArgumentException("found " + inputs + "; needs x, and two rows " + row);
        }
        return x;
    }

    @Override
    public void forward(Operands o) {
        for (int i = 0; i < o.out().rows(); i++) {
            for (int j = 0; j < o.out().columns(); j++) {
                o.out().set(i, j, o.in(1).get(j) * o.in(0).get(i, j) + o.in(2).get(j));
            }
        }
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        double kept = writing == Writing.RIGHT ? beta : 0;
        for (int k = 0; k < gradIn.size(); k++) {
            gradIn.set(k, kept == 0 ? 0 : kept * gradIn.get(k));
        }
        for (int i = 0; i < gradOut.rows(); i++) {
            for (int j = 0; j < gradOut.columns(); j++) {
                double g = gradOut.get(i, j);
                switch (input) {
                    case 0 -> gradIn.set(i, j, gradIn.get(i, j) + g * o.in(1).get(j));
                    case 1 -> gradIn.set(j, gradIn.get(j) + g * o.in(0).get(i, j));
                    default -> gradIn.set(j, gradIn.get(j) + g);
                }
            }
        }
    }

    @Override
    public String rule(int input) {
        return List.of("g ⊙ a", "column sums of g ⊙ x", "column sums of g").get(input);
    }

    @Override
    public Reads reads() {
        return Reads.INPUTS;
    }
}
