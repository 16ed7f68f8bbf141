package org.chainrule.autodiff.op;

import java.util.List;
import java.util.Map;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/**
 * Parametric ReLU: y_ij = max(x_ij, 0) + a_j min(x_ij, 0), a ReLU that learns its slopes for negative arguments.
 *
 * <p>x: batch×n; a: 1×1 (one slope for the layer) or 1×n (one per feature); y: batch×n. ∂L/∂x = g ⊙ (1 where x &gt; 0, else
 * a), so at the kink 0 the slope is a; ∂L/∂a_j = Σ_i g_ij min(x_ij, 0), over all columns where a is 1×1. He et al. 2015,
 * "Delving Deep into Rectifiers", §2.1.
 */
public record Prelu() implements Op {

    @Override
    public String name() {
        return "prelu";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shapes.count(inputs, 2);
        Shape x = inputs.get(0);
        Shape a = inputs.get(1);
        if (!a.equals(Shape.SCALAR) && !a.equals(Shape.of(1, x.columns()))) {
            throw new IllegalArgumentException("x is " + x + " but a is " + a
                    + "; a must be 1×1 (one slope for the layer) or 1×" + x.columns() + " (one per column of x)");
        }
        return x;
    }

    @Override
    public void forward(Operands o) {
        o.kernels().rectify(o.in(0), o.in(1), o.out());
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        if (input == 0) {
            o.kernels().rectifyVjp(o.in(0), o.in(1), gradOut, beta, gradIn);
        } else {
            o.kernels().rectifySlopesVjp(o.in(0), gradOut, beta, gradIn);
        }
    }

    @Override
    public String rule(int input) {
        return input == 0 ? "g ⊙ if(x > 0, 1, a)" : "sums of g ⊙ min(x, 0)";
    }

    @Override
    public String rule(int input, List<String> names, String cotangent) {
        var letters = Map.of("g", cotangent, "x", Shapes.grouped(names.get(0)), "a", Shapes.grouped(names.get(1)));
        return Shapes.named(rule(input), letters);
    }

    @Override
    public Reads reads() {
        return Reads.INPUTS;
    }
}
