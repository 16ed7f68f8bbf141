package org.chainrule.verification.locate;

import java.util.List;
import java.util.stream.IntStream;
import org.chainrule.autodiff.op.CustomOp;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.Operands;
import org.chainrule.core.Matrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;
import org.chainrule.verification.oracle.FiniteDifference;

/**
 * Another op's values with products made of differences of them: what to compare a mutant of an unknown op with.
 *
 * @param values the op whose forward is believed and whose vjp is not
 */
record DifferenceOp(Op values) implements CustomOp {

    @Override
    public String name() {
        return values.name();
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return values.shape(inputs);
    }

    @Override
    public List<Shape> workspace(List<Shape> inputs) {
        return values.workspace(inputs);
    }

    @Override
    public void forward(Operands o) {
        values.forward(o);
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        var inputs = IntStream.range(0, o.count())
                .mapToObj(i -> Matrix.copyOf(o.in(i), Precision.FLOAT64))
                .toList();
        var rule = new LocalRule(values, o.kernels(), inputs);
        for (int k = 0; k < gradIn.size(); k++) {
            double slope = rule.ofElement(input, k, gradOut, FiniteDifference.FULL)
                    .central()
                    .value();
            gradIn.set(k, slope + (beta == 0 ? 0 : beta * gradIn.get(k)));
        }
    }

    @Override
    public String rule(int input) {
        return values.rule(input);
    }

    @Override
    public Reads reads() {
        return values.reads();
    }

    @Override
    public boolean differentiable(int input) {
        return values.differentiable(input);
    }
}
