package org.chainrule.autodiff.op;

import java.util.List;
import java.util.Map;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;

/**
 * A loss of a prediction and a target, reduced over the rows: L = factor · Σ_i loss(p_i, t_i).
 *
 * <p>Inputs p: batch×n and t: batch×{@code loss.targetColumns(n)}, or p alone for a loss without a target; output 1×1, or
 * batch×1 with {@link Reduction#NONE}. ∂L/∂p_i = g · factor · slope(p_i, t_i). There is no gradient with respect to the
 * target, nor of the weights that a {@link Reduction#WEIGHTED_MEAN} divides by, which depend on the target alone.
 *
 * @param loss the formula of one row
 * @param reduction how rows become one number
 */
public record LossOp(Loss loss, Reduction reduction) implements Op {

    /** The loss with its default reduction. */
    public LossOp(Loss loss) {
        this(loss, loss.defaultReduction());
    }

    @Override
    public String name() {
        return loss.name();
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("found no inputs; needs the prediction");
        }
        Shape p = inputs.get(0);
        int targetColumns = loss.targetColumns(p.columns());
        Shapes.count(inputs, targetColumns == 0 ? 1 : 2);
        if (targetColumns > 0) {
            Shape needed = new Shape(p.rows(), targetColumns);
            if (!inputs.get(1).equals(needed)) {
                throw new IllegalArgumentException(
                        "prediction is " + p + " but target is " + inputs.get(1) + "; the target must be " + needed);
            }
        }
        return reduction == Reduction.NONE ? new Shape(p.rows(), 1) : Shape.SCALAR;
    }

    @Override
    public List<Shape> workspace(List<Shape> inputs) {
        return reduction == Reduction.NONE
                ? List.of()
                : List.of(new Shape(inputs.get(0).rows(), 1));
    }

    @Override
    public void forward(Operands o) {
        if (reduction == Reduction.NONE) {
            o.kernels().losses(loss, o.in(0), target(o), o.out());
        } else {
            o.kernels().losses(loss, o.in(0), target(o), o.workspace(0));
            o.out().set(0, factor(o) * o.kernels().sum(o.workspace(0)));
        }
    }

    @Override
    public void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn) {
        if (input != 0) {
            throw new IllegalArgumentException(name() + ": there is no gradient with respect to the target (input "
                    + input + "); only the prediction (input 0) is differentiable");
        }
        o.kernels().lossesVjp(loss, o.in(0), target(o), gradOut, factor(o), beta, gradIn);
    }

    /** The last input: for a loss without a target the prediction, which it does not use as one. */
    private static Matrix target(Operands o) {
        return o.in(o.count() - 1);
    }

    private double factor(Operands o) {
        int columns = o.in(0).columns();
        double weight = reduction == Reduction.WEIGHTED_MEAN ? o.kernels().lossWeights(loss, target(o), columns) : 0;
        return reduction.factor(o.in(0).rows(), loss.elements(columns), weight);
    }

    @Override
    public String rule(int input) {
        String factor = switch (reduction) {
            case SUM, NONE -> "";
            case MEAN_OVER_ELEMENTS -> " / (number of elements)";
            case MEAN_OVER_ROWS -> " / rows";
            case WEIGHTED_MEAN -> " / (sum of the weights)";
        };
        return "g · (" + loss.sheet().slopeFormula() + ")" + factor;
    }

    @Override
    public String rule(int input, List<String> names, String cotangent) {
        if (!(loss instanceof ElementLoss)) {
            return Shapes.named(rule(input), Map.of("g", cotangent)); // its other letters carry indices
        }
        String p = Shapes.grouped(names.get(0));
        return Shapes.named(rule(input), Map.of("g", cotangent, "p", p, "t", Shapes.grouped(names.get(1))));
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
