package org.chainrule.autodiff.op;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/**
 * Side by side: y = [a | b | …], one or more inputs with equal rows; y: rows×(sum of the columns). ∂L/∂a is the block of
 * columns of g over a.
 *
 * <p>Losses of pairs and triplets take their inputs so.
 */
public record Concatenate() implements Op {

    @Override
    public String name() {
        return "concatenate";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("found no inputs; needs at least one");
        }
        int columns = 0;
        for (Shape input : inputs) {
            if (input.rows() != inputs.get(0).rows()) {
                throw new IllegalArgumentException("inputs are " + listed(inputs) + "; the rows must be equally many");
            }
            columns = Math.addExact(columns, input.columns());
        }
        return new Shape(inputs.get(0).rows(), columns);
    }

    private static String listed(List<Shape> inputs) {
        return String.join(", ", inputs.stream().map(Shape::toString).toList());
    }

    @Override
    public void forward(Operands o) {
        int column = 0;
        for (int i = 0; i < o.count(); i++) {
            o.kernels().copyColumns(o.in(i), 0, 0, o.out(), column, o.in(i).columns());
            column += o.in(i).columns();
        }
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        int column = 0;
        for (int i = 0; i < input; i++) {
            column += o.in(i).columns();
        }
        o.kernels().copyColumns(gradOut, column, beta, gradIn, 0, gradIn.columns());
    }

    @Override
    public String rule(int input) {
        return "columns of g over input " + input;
    }

    @Override
    public String rule(int input, List<String> names, String cotangent) {
        return "columns of " + cotangent + " over " + Shapes.grouped(names.get(input));
    }

    @Override
    public Reads reads() {
        return Reads.NOTHING;
    }

    @Override
    public String expression(List<String> inputs) {
        return "[" + String.join(" | ", inputs) + "]";
    }
}
