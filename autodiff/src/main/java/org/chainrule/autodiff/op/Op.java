package org.chainrule.autodiff.op;

import java.util.List;
import java.util.Map;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.Reads;

/**
 * A differentiable operation: out = op(in₀, in₁, …), and for every input i the vector-Jacobian product
 * {@code gradIn := gradOut · ∂out/∂in_i + β · gradIn}.
 *
 * <p>The product is per input, because a plan skips the edges nobody needs and because it is the natural unit of the
 * chain rule. An op is immutable and stateless, so that plans can share it.
 */
public sealed interface Op permits Add, Concatenate, CustomOp, Elementwise, Linear, LossOp, Multiply, Prelu, RowWise {

    /** Lower-case name with hyphens. */
    String name();

    /**
     * Shape of the output.
     *
     * @throws IllegalArgumentException if the inputs do not fit, saying what was found and what is needed
     */
    Shape shape(List<Shape> inputs);

    /** Shapes of buffers that the plan keeps for this op from forward to backward; none by default. */
    default List<Shape> workspace(List<Shape> inputs) {
        return List.of();
    }

    /** Writes {@code o.out()} (and the workspace) from the inputs, which are not modified. */
    void forward(Operands o);

    /**
     * {@code gradIn := gradOut · ∂out/∂in_input + β · gradIn}; everything but {@code gradIn} is left as it is.
     *
     * @param input which input
     * @param o the operands as {@link #forward} left them
     * @param gradOut cotangent, of the output's shape
     * @param beta 0 to overwrite {@code gradIn} without reading it, 1 to add to it
     * @param gradIn of the input's shape
     */
    void vjp(int input, Operands o, Matrix gradOut, double beta, Matrix gradIn);

    /** The product of {@link #vjp} for the blackboard; {@code g} is the cotangent, {@code y} the output. */
    String rule(int input);

    /**
     * The {@link #rule} with names for its letters, for the trace; the rule as it is unless an op says better.
     *
     * @param names names of the inputs
     * @param cotangent name of the cotangent, such as {@code ∂L/∂loss}
     */
    default String rule(int input, List<String> names, String cotangent) {
        return Shapes.named(rule(input), Map.of("g", cotangent));
    }

    /** Which operands {@link #vjp} reads. */
    Reads reads();

    /** Whether there is a vjp for this input. Where there is none, a plan that needs it is refused when it is built. */
    default boolean differentiable(int input) {
        return true;
    }

    /** How this op is written, given how its inputs are written; {@code name(a, b)} by default. */
    default String expression(List<String> inputs) {
        return name() + "(" + String.join(", ", inputs) + ")";
    }
}
