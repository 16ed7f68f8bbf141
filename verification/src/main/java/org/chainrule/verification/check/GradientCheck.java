package org.chainrule.verification.check;

import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;

/**
 * The way into every check: claimed derivatives against differences with an error bar.
 *
 * <pre>{@code
 * var report = GradientCheck.ofObjective(objective).on(batch).directions(8).coordinatesPerParameter(20).seed(42).run();
 * System.out.println(report.describe());
 * }</pre>
 */
public final class GradientCheck {

    private GradientCheck() {}

    /**
     * A check of any function of an array of numbers; nothing is known of how it is computed.
     *
     * @param function f, which does not keep its argument
     * @param gradient claimed ∂f/∂x, as long as x
     */
    public static FunctionalCheck of(ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient) {
        return new FunctionalCheck(function, gradient);
    }

    /**
     * A check of any function of several named arrays, at these: {@code double[]}, {@code double[][]} or floats.
     *
     * @param at the arrays; their names are those of the parts in the report
     * @param function f of arrays of the same names and shapes
     * @param gradient claimed ∂f/∂(every array), by name, in any order
     */
    public static FunctionalCheck ofArrays(
            NamedArrays at, ToDoubleFunction<NamedArrays> function, UnaryOperator<NamedArrays> gradient) {
        return of(
                        x -> function.applyAsDouble(at.holding(x)),
                        x -> gradient.apply(at.holding(x)).inOrderOf(at))
                .at(at);
    }

    /**
     * A check of any function of an array with several results; say what is claimed of its Jacobian with {@code jacobian},
     * {@code vjp} or {@code jvp}.
     *
     * @param function f, which does not keep its argument
     */
    public static VectorCheck ofVector(UnaryOperator<double[]> function) {
        return new VectorCheck(function);
    }

    /** A check of the slope of a function of one number, at its kinks too. */
    public static FunctionCheck ofFunction(ScalarFunction function) {
        return new FunctionCheck(function);
    }

    /** A check of every vjp of an op. */
    public static OpCheck ofOp(Op op) {
        return new OpCheck(op);
    }

    /** A check of a loss with its default reduction. */
    public static LossCheck ofLoss(Loss loss) {
        return ofLoss(loss, loss.defaultReduction());
    }

    /** A check of a loss with a reduction. */
    public static LossCheck ofLoss(Loss loss, Reduction reduction) {
        return new LossCheck(loss, reduction);
    }

    /**
     * A check of a graph with one output.
     *
     * @param inputs a value for every input of the graph
     */
    public static GraphCheck ofGraph(Graph graph, Node output, Map<Node, Matrix> inputs) {
        return ofGraph(graph, List.of(output), inputs);
    }

    /**
     * A check of a graph with several outputs, each with a cotangent of its own.
     *
     * @param inputs a value for every input of the graph
     */
    public static GraphCheck ofGraph(Graph graph, List<Node> outputs, Map<Node, Matrix> inputs) {
        return new GraphCheck(graph, outputs, inputs);
    }

    /** A check of a network with a loss on a batch. */
    public static ObjectiveCheck ofObjective(SupervisedObjective objective) {
        return new ObjectiveCheck(objective);
    }
}
