package org.chainrule.verification.mutant;

import java.util.List;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/**
 * An op that is right but says that its products read nothing, so that a plan may reuse the buffers.
 *
 * @param sound the op
 */
record MisdeclaredOp(Op sound) implements CustomOp {

    @Override
    public String name() {
        return sound.name();
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return sound.shape(inputs);
    }

    @Override
    public List<Shape> workspace(List<Shape> inputs) {
        return sound.workspace(inputs);
    }

    @Override
    public void forward(Operands o) {
        sound.forward(o);
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        sound.vjp(input, o, gradOut, beta, gradIn);
    }

    @Override
    public String rule(int input) {
        return sound.rule(input);
    }

    @Override
    public Reads reads() {
        return Reads.NOTHING;
    }

    @Override
    public boolean differentiable(int input) {
        return sound.differentiable(input);
    }
}
