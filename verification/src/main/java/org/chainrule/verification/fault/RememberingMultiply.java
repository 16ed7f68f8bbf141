package org.chainrule.verification.fault;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/** Elementwise product that keeps its operands in the op, where all plans share them, instead of reading them again. */
final class RememberingMultiply implements CustomOp {

    private final Memory memory;
    private List<Matrix> remembered = List.of();

    /** Which forward pass is remembered. */
    enum Memory {
        FIRST,
        LAST
    }

    RememberingMultiply(Memory memory) {
        this.memory = memory;
    }

    @Override
    public String name() {
        return "multiply";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public void forward(Operands o) {
        o.kernels().multiplyElements(o.in(0), o.in(1), 0, o.out());
        if (memory == Memory.LAST || remembered.isEmpty()) {
            var copies = new ArrayList<Matrix>();
            copies.add(Matrix.copyOf(o.in(0), Precision.FLOAT64));
            copies.add(Matrix.copyOf(o.in(1), Precision.FLOAT64));
            remembered = copies;
        }
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        o.kernels().multiplyElements(gradOut, remembered.get(1 - input), beta, gradIn);
    }

    @Override
    public String rule(int input) {
        return input == 0 ? "g ⊙ b" : "g ⊙ a";
    }

    @Override
    public Reads reads() {
        return Reads.INPUTS;
    }
}
