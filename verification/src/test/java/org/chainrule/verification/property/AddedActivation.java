package org.chainrule.verification.property;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chainrule.autodiff.network.Network;
import org.chainrule.autodiff.op.Elementwise;
import org.chainrule.core.Batch;
import org.chainrule.core.DoubleMatrix;
import org.chainrule.core.Precision;
import org.chainrule.core.Shape;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.ScalarFunctions;
import org.chainrule.core.initializer.Initializers;
import org.chainrule.core.kernel.KernelChoice;
import org.chainrule.core.kernel.KernelProvider;
import org.chainrule.core.loss.SquaredError;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.GradientCheck;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.formula.interval.Accuracy;

/**
 * What must hold of an activation that was added in the three places and nowhere else. {@link AddingOneTest} runs it in a
 * JVM of its own, on classes compiled from the changed sources.
 */
final class AddedActivation {

    private AddedActivation() {}

    /** Prints what is wrong, a line each, then {@code done}. */
    public static void main(String[] arguments) {
        try {
            complaints(arguments[0]).forEach(System.out::println);
        } catch (RuntimeException refused) {
            System.out.println(refused);
        }
        System.out.println("done");
    }

    private static List<String> complaints(String name) {
        var complaints = new ArrayList<String>();
        var missing = CensusTest.missing(ScalarFunction.class, ScalarFunctions.all());
        if (!missing.isEmpty()) {
            complaints.add("census: not in the index: " + missing);
            return complaints;
        }
        var function = ScalarFunctions.named(name);
        function.datasheet().specimens().forEach(specimen -> {
            complaints.addAll(failed(GradientCheck.ofFunction(specimen).run()));
            complaints.addAll(formula(specimen));
        });
        for (KernelProvider provider : KernelChoice.providers()) {
            if (provider.refusal().isEmpty()) {
                complaints.addAll(failed(GradientCheck.ofOp(new Elementwise(function))
                        .onShapes(Shape.of(5, 7))
                        .kernels(provider.kernels(Precision.FLOAT64, 1))
                        .run()));
            }
        }
        var network = Network.inputs(2).dense(4, function).dense(1).initialised(Initializers.xavierUniform(), 1);
        var batch = Batch.of(
                DoubleMatrix.of(new double[] {0.3, -0.7}, new double[] {-1.1, 0.4}),
                DoubleMatrix.of(new double[] {0.5}, new double[] {-0.25}));
        complaints.addAll(failed(GradientCheck.ofObjective(network.objective(new SquaredError()))
                .on(batch)
                .run()));
        return complaints;
    }

    private static List<String> formula(ScalarFunction function) {
        var formula = Formula.parse(function.datasheet().formula());
        for (double x : new double[] {-1.75, -0.3, 0.6, 2.25}) {
            var exact = formula.exactly(at(function, x));
            if (Accuracy.ulps(function.value(x), exact) > function.datasheet().valueUlps()) {
                return List.of("value at " + x + ": " + function.value(x) + ", but the formula says " + exact);
            }
        }
        return List.of();
    }

    private static Map<String, Double> at(ScalarFunction function, double x) {
        var variables = new HashMap<>(RecordComponents.of(function));
        variables.put("x", x);
        return variables;
    }

    private static List<String> failed(CheckReport report) {
        return report.passed() ? List.of() : List.of(report.describe());
    }
}
