package org.chainrule.autodiff.op;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;
import org.chainrule.core.function.RowFunction;

/**
 * A row function on every row, for example softmax: y_i· = f(x_i·). ∂L/∂x by the function's own vjp, row by row.
 *
 * @param function f, with its vjp
 */
public record RowWise(RowFunction function) implements Op {

    @Override
    public String name() {
        return function.name();
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shapes.count(inputs, 1);
        Shape x = inputs.get(0);
        return new Shape(x.rows(), function.columns(x.columns()));
    }

    @Override
    public void forward(Operands o) {
        o.kernels().mapRows(function, o.in(0), o.out());
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        o.kernels().mapRowsVjp(function, o.in(0), o.out(), gradOut, beta, gradIn);
    }

    @Override
    public String rule(int input) {
        return function.sheet().rule();
    }

    @Override
    public Reads reads() {
        return function.sheet().reads();
    }
}
