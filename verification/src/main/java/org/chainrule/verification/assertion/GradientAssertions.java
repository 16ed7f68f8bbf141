package org.chainrule.verification.assertion;

import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.chainrule.autodiff.Graph;
import org.chainrule.autodiff.Node;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;
import org.chainrule.core.function.RowFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Reduction;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.check.NamedArrays;

/** The way into the assertions. */
public final class GradientAssertions {

    private GradientAssertions() {}

    /** Starts an assertion about the gradient of a network with a loss; say on which batch. */
    public static ObjectiveGradientAssert assertThatGradient(SupervisedObjective objective) {
        return new ObjectiveGradientAssert(objective);
    }

    /** Starts an assertion about the slope of a function. */
    public static ReportAssert assertThatGradient(ScalarFunction function) {
        return assertThat(GradientCheck.ofFunction(function).run());
    }

    /** Starts an assertion about the products of an op on random inputs of these shapes. */
    public static ReportAssert assertThatGradient(Op op, Shape... shapes) {
        return assertThat(GradientCheck.ofOp(op).onShapes(shapes).run());
    }

    /** Starts an assertion about the slope of a loss with its default reduction. */
    public static ReportAssert assertThatGradient(Loss loss) {
        return assertThat(GradientCheck.ofLoss(loss).run());
    }

    /** Starts an assertion about the slope of a loss with a reduction. */
    public static ReportAssert assertThatGradient(Loss loss, Reduction reduction) {
        return assertThat(GradientCheck.ofLoss(loss, reduction).run());
    }

    /** Starts an assertion about the product of a row function on random rows of this shape. */
    public static ReportAssert assertThatGradient(RowFunction function, Shape rows) {
        return assertThatGradient(new RowWise(function), rows);
    }

    /** Starts an assertion about a graph at its initial parameters and these inputs. */
    public static ReportAssert assertThatGradient(Graph graph, Node output, Map<Node, Matrix> inputs) {
        return assertThat(GradientCheck.ofGraph(graph, output, inputs).run());
    }

    /** Starts an assertion about the claimed gradient of any function of an array; say where with {@code at}. */
    public static FunctionGradientAssert assertThatGradient(
            ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient) {
        return new FunctionGradientAssert(GradientCheck.of(function, gradient));
    }

    /** Starts an assertion about any function of an array with a claimed gradient, at a point. */
    public static ReportAssert assertThatGradient(
            ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient, double... at) {
        return assertThatGradient(function, gradient).at(at);
    }

    /** Starts an assertion about the claimed gradient of any function of several named arrays, at these. */
    public static ReportAssert assertThatGradient(
            NamedArrays at, ToDoubleFunction<NamedArrays> function, UnaryOperator<NamedArrays> gradient) {
        return assertThat(GradientCheck.ofArrays(at, function, gradient).run());
    }

    /**
     * Starts an assertion about the Jacobian of any function of an array with several results; say what is claimed of it, and
     * where.
     */
    public static VectorGradientAssert assertThatJacobian(UnaryOperator<double[]> function) {
        return new VectorGradientAssert(GradientCheck.ofVector(function));
    }

    /** Starts an assertion about the report of a check. */
    public static ReportAssert assertThat(CheckReport report) {
        return new ReportAssert(report);
    }
}
