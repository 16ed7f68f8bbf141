package org.chainrule.verification.check;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
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
import org.chainrule.verification.dual.HessianProducts;
import org.chainrule.verification.oracle.Estimate;

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
        Arguments.given("the arrays", at);
        Arguments.given("the function", function);
        Arguments.given("the gradient", gradient);
        return of(x -> function.applyAsDouble(at.holding(x)), x -> {
                    var claimed = gradient.apply(at.holding(x));
                    return claimed == null ? null : claimed.inOrderOf(at);
                })
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

    /**
     * A check of claimed Hessian-vector products H v, H_ij = ∂²f/∂x_i∂x_j, of any function whose gradient is known to be right.
     *
     * @param gradient x ↦ ∂f/∂x, as long as x
     * @param product (x, v) ↦ H v at x, as long as x
     */
    public static HessianCheck ofHessian(UnaryOperator<double[]> gradient, BinaryOperator<double[]> product) {
        return new HessianCheck("a function", gradient, product, List::of);
    }

    /** A check of the second derivatives of a graph's 1×1 node, at the values that are there. */
    public static HessianCheck ofHessian(HessianProducts products) {
        BinaryOperator<double[]> product = (x, v) -> Arrays.stream(products.product(x, v))
                .mapToDouble(Estimate::value)
                .toArray();
        return new HessianCheck("a graph", products::gradient, product, products::notes).at(products.point());
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
