package org.chainrule.verification.check;

import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.chainrule.autodiff.network.SupervisedObjective;

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

    public static ObjectiveCheck ofObjective(SupervisedObjective objective) {
        return new ObjectiveCheck(objective);
    }
}
