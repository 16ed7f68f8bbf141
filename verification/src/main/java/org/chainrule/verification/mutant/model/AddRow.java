package org.chainrule.verification.mutant.model;

import java.util.List;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/** The one broadcast: y_bj = x_bj + r_j; x, y: batch×n, r: 1×n. ∂L/∂r is the sum of g over the batch. */
public record AddRow() implements CustomOp {

    @Override
    public String name() {
        return "add-row";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public void forward(Operands o) {
        o.kernels().addRow(o.in(0), o.in(1), o.out());
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        if (input == 0) {
            o.kernels().addScaled(1, gradOut, beta, gradIn);
        } else {
            o.kernels().columnSums(gradOut, beta, gradIn);
        }
    }

    @Override
    public String rule(int input) {
        return input == 0 ? "g" : "column sums of g";
    }

    @Override
    public Reads reads() {
        return Reads.NOTHING;
    }
}
