package org.chainrule.autodiff;

import java.util.List;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/** An op that counts how often each of its products is asked for. */
final class CountingOp implements CustomOp {

    private final Op inner;
    private final int[] products = new int[3];

    CountingOp(Op inner) {
        this.inner = inner;
    }

    /** One count per input; shared. */
    int[] products() {
        return products;
    }

    @Override
    public String name() {
        return "counted " + inner.name();
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return inner.shape(inputs);
    }

    @Override
    public List<Shape> workspace(List<Shape> inputs) {
        return inner.workspace(inputs);
    }

    @Override
    public void forward(Operands o) {
        inner.forward(o);
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        products[input]++;
        inner.vjp(input, o, gradOut, beta, gradIn);
    }

    @Override
    public String rule(int input) {
        return inner.rule(input);
    }

    @Override
    public Reads reads() {
        return inner.reads();
    }

    @Override
    public boolean differentiable(int input) {
        return inner.differentiable(input);
    }
}
