package org.chainrule.verification.mutant.model;

import java.util.List;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/** Rows of a table by number: y_b = table_{k_b}; table: m×n, k: batch×1, y: batch×n. Rows taken twice get both gradients. */
public record Gather() implements CustomOp {

    @Override
    public String name() {
        return "gather";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return new Shape(inputs.get(1).rows(), inputs.get(0).columns());
    }

    @Override
    public void forward(Operands o) {
        for (int b = 0; b < o.out().rows(); b++) {
            o.out().copyRow(b, o.in(0), (int) o.in(1).get(b));
        }
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        if (beta == 0) {
            gradIn.fill(0);
        } else {
            o.kernels().addScaled(beta, gradIn, 0, gradIn);
        }
        for (int b = 0; b < gradOut.rows(); b++) {
            o.kernels()
                    .addScaled(
                            1, gradOut.rows(b, 1), 1, gradIn.rows((int) o.in(1).get(b), 1));
        }
    }

    @Override
    public String rule(int input) {
        return "row k gets the rows of g that took it";
    }

    @Override
    public Reads reads() {
        return Reads.INPUTS;
    }

    @Override
    public boolean differentiable(int input) {
        return input == 0;
    }
}
