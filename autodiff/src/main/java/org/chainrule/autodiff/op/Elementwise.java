package org.chainrule.autodiff.op;

import java.util.List;
import java.util.Map;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;
import org.chainrule.core.function.ScalarFunction;

/**
 * A scalar function on every element: y = f(x), any shape. ∂L/∂x = g ⊙ f′(x).
 *
 * @param function f, with its slope
 */
public record Elementwise(ScalarFunction function) implements Op {

    @Override
    public String name() {
        return function.name();
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shapes.count(inputs, 1);
        return inputs.get(0);
    }

    @Override
    public void forward(Operands o) {
        o.kernels().map(function, o.in(0), o.out());
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        o.kernels().mapVjp(function, o.in(0), o.out(), gradOut, beta, gradIn);
    }

    @Override
    public String rule(int input) {
        return "g ⊙ (" + function.datasheet().slopeFormula() + ")";
    }

    @Override
    public String rule(int input, List<String> names, String cotangent) {
        String slope = function.datasheet().slopeFormula();
        return cotangent + " ⊙ (" + Shapes.named(slope, Map.of("x", Shapes.grouped(names.get(0)))) + ")";
    }

    @Override
    public Reads reads() {
        return function.datasheet().reads();
    }
}
