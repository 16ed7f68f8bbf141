package org.chainrule.verification.mutant;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.autodiff.op.Linear;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;

/** The mutants of an op. */
public final class OpMutants {

    private OpMutants() {}

    /** Every mutant that can be made of this op for inputs of these shapes. */
    public static List<OpMutant> fitting(Op op, List<Shape> inputs) {
        var mutants = new ArrayList<OpMutant>();
        mutants.add(mutant("sign-flipped", "the sign were flipped", op, (sound, input, o, g, beta, gx) -> {
            var negative = Matrix.copyOf(g, g.precision());
            o.kernels().addScaled(-1, g, 0, negative);
            sound.vjp(input, o, negative, beta, gx);
        }));
        if (op instanceof Linear && inputs.get(1).rows() == inputs.get(1).columns()) {
            mutants.add(mutant("transpose-missing", "Wᵀ were W", op, (sound, input, o, g, beta, gx) -> {
                if (input == 0) {
                    o.kernels().multiplyRightTransposed(g, o.in(1), beta, gx);
                } else {
                    sound.vjp(input, o, g, beta, gx);
                }
            }));
        }
        return List.copyOf(mutants);
    }

    private static OpMutant mutant(String name, String asIf, Op sound, MutantOp.Product product) {
        return new OpMutant(name, asIf, new MutantOp(sound, product));
    }
}
