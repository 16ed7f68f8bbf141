package org.chainrule.autodiff.op;

import java.util.List;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/**
 * Linear layer: Z = X Wᵀ + b, or Z = X Wᵀ with two inputs.
 *
 * <p>X: batch×in, W: out×in (row j holds the weights into unit j), b: 1×out, Z: batch×out. ∂L/∂X = G W, ∂L/∂W = Gᵀ X,
 * ∂L/∂b = column sums of G.
 */
public record Linear() implements Op {

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.size() != 2 && inputs.size() != 3) {
            throw new IllegalArgumentException("found " + inputs.size() + " inputs; needs x and W, or x, W and b");
        }
        Shape x = inputs.get(0);
        Shape w = inputs.get(1);
        if (w.isBatched()) {
            throw new IllegalArgumentException("W is " + w + "; its rows are the units, a fixed number, not the batch");
        }
        if (x.columns() != w.columns()) {
            throw new IllegalArgumentException("x is " + x + " but W is " + w + "; x's columns (" + x.columns()
                    + ") must equal W's columns (" + w.columns() + ")");
        }
        if (inputs.size() == 3 && !inputs.get(2).equals(Shape.of(1, w.rows()))) {
            throw new IllegalArgumentException("b is " + inputs.get(2) + " but W is " + w + "; b must be 1×" + w.rows()
                    + ", one bias per row of W");
        }
        return new Shape(x.rows(), w.rows());
    }

    @Override
    public void forward(Operands o) {
        if (o.count() == 3) {
            o.kernels().linear(o.in(0), o.in(1), o.in(2), o.out());
        } else {
            o.kernels().multiplyRightTransposed(o.in(0), o.in(1), 0, o.out());
        }
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        switch (input) {
            case 0 -> o.kernels().multiply(gradOut, o.in(1), beta, gradIn);
            case 1 -> o.kernels().multiplyLeftTransposed(gradOut, o.in(0), beta, gradIn);
            default -> o.kernels().columnSums(gradOut, beta, gradIn);
        }
    }

    @Override
    public String rule(int input) {
        return switch (input) {
            case 0 -> "g · W";
            case 1 -> "gᵀ · x";
            default -> "column sums of g";
        };
    }

    @Override
    public String rule(int input, List<String> names, String cotangent) {
        return switch (input) {
            case 0 -> cotangent + " · " + Shapes.grouped(names.get(1));
            case 1 -> "(" + cotangent + ")ᵀ · " + Shapes.grouped(names.get(0));
            default -> "column sums of " + cotangent;
        };
    }

    @Override
    public Reads reads() {
        return Reads.INPUTS;
    }

    @Override
    public String expression(List<String> inputs) {
        String product = Shapes.grouped(inputs.get(0)) + "·" + Shapes.grouped(inputs.get(1)) + "ᵀ";
        return inputs.size() == 2 ? product : product + " + " + inputs.get(2);
    }
}
