package org.chainrule.verification.assertion;

import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.chainrule.autodiff.network.SupervisedObjective;
import org.chainrule.autodiff.op.Op;
import org.chainrule.core.Shape;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.loss.Loss;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;

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

    /** Starts an assertion about any function of an array with a claimed gradient, at a point. */
    public static ReportAssert assertThatGradient(
            ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient, double... at) {
        return assertThat(GradientCheck.of(function, gradient).at(at).run());
    }

    /** Starts an assertion about the report of a check. */
    public static ReportAssert assertThat(CheckReport report) {
        return new ReportAssert(report);
    }
}
