package org.chainrule.verification.shrink;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;

/**
 * The way into every shrinking: what to look for a plain failing case of.
 *
 * <pre>{@code
 * Shrink.ofOp(myOp).onShapes(Shape.of(3, 3), Shape.of(3, 3)).run().ifPresent(System.out::println);
 * }</pre>
 *
 * <p>The result is empty if the check passes. See the package for what counts as the same fault.
 */
public final class Shrink {

    private Shrink() {}

    /** Of an op: its inputs and the cotangent become small and plain. */
    public static OpShrink ofOp(Op op) {
        return new OpShrink(op);
    }

    /** Of a row function, as an op. */
    public static OpShrink ofRowFunction(RowFunction function) {
        return new OpShrink(new RowWise(function));
    }

    /** Of a loss: prediction, target and cotangent become small and plain. */
    public static OpShrink ofLoss(Loss loss, Reduction reduction) {
        return new OpShrink(loss, reduction);
    }

    /** Of a function of one number: the argument becomes plain. */
    public static FunctionShrink ofFunction(ScalarFunction function) {
        return new FunctionShrink(function);
    }

    /**
     * Of a graph: inputs and parameters become small and plain.
     *
     * @param inputs a value for every input of the graph
     */
    public static GraphShrink ofGraph(Graph graph, List<Node> outputs, Map<Node, Matrix> inputs) {
        return new GraphShrink(graph, outputs, inputs);
    }

    /** Of any function of an array: the point becomes plain; its length is the function's own affair. */
    public static ArrayShrink of(ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient) {
        return new ArrayShrink(function, gradient);
    }
}
