package org.chainrule.verification.mutant.model;

import java.util.List;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/**
 * Inverted dropout with a given mask: y = x ⊙ m / keep; x, m, y: batch×n, m of zeros and ones.
 *
 * @param keep the share that is kept, in (0, 1]
 */
public record Dropout(double keep) implements CustomOp {

    @Override
    public String name() {
        return "dropout";
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return inputs.get(0);
    }

    @Override
    public void forward(Operands o) {
        o.kernels().multiplyElements(o.in(0), o.in(1), 0, o.out());
        o.kernels().addScaled(1 / keep, o.out(), 0, o.out());
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        var scaled = Matrix.zeros(gradOut.precision(), gradOut.shape());
        o.kernels().addScaled(1 / keep, gradOut, 0, scaled);
        o.kernels().multiplyElements(scaled, o.in(1), beta, gradIn);
    }

    @Override
    public String rule(int input) {
        return "g ⊙ m / keep";
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
