package org.chainrule.verification.mutant;

import java.util.List;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/** An op that is right but for its vjp. */
public final class MutantOp implements CustomOp {

    private final Op sound;
    private final Product product;

    /** A wrong product in place of the right one. */
    @FunctionalInterface
    public interface Product {
        /** {@code gradIn := (wrong product) + β · gradIn}; the sound op is there to be asked. */
        void run(Op sound, int input, Operands o, Matrix gradOut, double beta, Matrix gradIn);
    }

    /** The sound op with this product. */
    public MutantOp(Op sound, Product product) {
        this.sound = sound;
        this.product = product;
    }

    /** The op that the fault was planted in. */
    public Op sound() {
        return sound;
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
