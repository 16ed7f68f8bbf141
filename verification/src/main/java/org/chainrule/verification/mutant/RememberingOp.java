package org.chainrule.verification.mutant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/** An op that keeps what backward needs in itself, where all plans share it, instead of in the operands. */
final class RememberingOp implements CustomOp {

    private final Op sound;
    private final Memory memory;
    private Optional<Operands> remembered = Optional.empty();

    /** Which forward pass is remembered. */
    enum Memory {
        FIRST,
        LAST
    }

    RememberingOp(Op sound, Memory memory) {
        this.sound = sound;
        this.memory = memory;
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
        if (memory == Memory.LAST || remembered.isEmpty()) {
            var inputs = new ArrayList<Matrix>();
            for (int i = 0; i < o.count(); i++) {
                inputs.add(OpKind.copy(o.in(i)));
            }
            var copy = Operands.allocate(sound, o.kernels(), inputs);
            sound.forward(copy);
            remembered = Optional.of(copy);
        }
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        sound.vjp(input, remembered.filter(r -> sameShapes(r, o)).orElse(o), gradOut, beta, gradIn);
    }

    private static boolean sameShapes(Operands a, Operands b) {
        for (int i = 0; i < a.count(); i++) {
            if (!a.in(i).shape().equals(b.in(i).shape())) {
                return false;
            }
        }
        return a.count() == b.count();
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
