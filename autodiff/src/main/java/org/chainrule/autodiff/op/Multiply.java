package org.chainrule.autodiff.op;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/** Elementwise product: y = a ⊙ b, equal shapes. ∂L/∂a = g ⊙ b, ∂L/∂b = g ⊙ a. */
public record Multiply() implements Op {

    @Override
    public String name() {
        return "multiply";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shapes.equal(inputs);
    }

    @Override
    public void forward(Operands o) {
        o.kernels().multiplyElements(o.in(0), o.in(1), 0, o.out());
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        o.kernels().multiplyElements(gradOut, o.in(1 - input), beta, gradIn);
    }

    @Override
    public String rule(int input) {
        return input == 0 ? "g ⊙ b" : "g ⊙ a";
    }

    @Override
    public String rule(int input, List<String> names, String cotangent) {
        return cotangent + " ⊙ " + Shapes.grouped(names.get(1 - input));
    }

    @Override
    public Reads reads() {
        return Reads.INPUTS;
    }

    @Override
    public String expression(List<String> inputs) {
        return Shapes.grouped(inputs.get(0)) + "·" + Shapes.grouped(inputs.get(1));
    }
}
