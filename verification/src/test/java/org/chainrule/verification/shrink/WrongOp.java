package org.chainrule.verification.shrink;

import java.util.List;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/** An op with a wrong product in place of the right one. */
record WrongOp(Op sound, Product product) implements CustomOp {

    interface Product {
        void run(Op sound, int input, Operands o, Matrix g, double beta, Matrix gx);
    }

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
        product.run(sound, input, o, gradOut, beta, gradIn);
    }

    @Override
    public String rule(int input) {
        return sound.rule(input);
    }

    @Override
    public Reads reads() {
        return sound.reads();
    }

    @Override
    public boolean differentiable(int input) {
        return sound.differentiable(input);
    }
}
