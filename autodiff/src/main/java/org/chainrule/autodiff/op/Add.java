package org.chainrule.autodiff.op;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/** Sum: y = a + b, equal shapes. ∂L/∂a = g, ∂L/∂b = g. */
public record Add() implements Op {

    @Override
    public String name() {
        return "add";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Shapes.equal(inputs);
    }

    @Override
    public void forward(Operands o) {
        o.kernels().addScaled(1, o.in(0), 0, o.out());
        o.kernels().addScaled(1, o.in(1), 1, o.out());
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        o.kernels().addScaled(1, gradOut, beta, gradIn);
    }

    @Override
    public String rule(int input) {
        return "g";
    }

    @Override
    public Reads reads() {
        return Reads.NOTHING;
    }

    @Override
    public String expression(List<String> inputs) {
        return inputs.get(0) + " + " + inputs.get(1);
    }
}
