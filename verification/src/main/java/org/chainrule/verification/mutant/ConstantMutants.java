package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.FunctionKind.slope;
import static org.chainrule.verification.mutant.MutantClass.of;

import java.util.List;
import java.util.Optional;
import org.chainrule.core.function.Celu;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.GeluTanh;
import org.chainrule.core.function.HardSwish;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Selu;
import org.chainrule.core.function.Sigmoid;

/** Constants and neighbours: a rounded λ, a misprinted coefficient, the slope of a function that is nearly this one. */
final class ConstantMutants {

    private ConstantMutants() {}

    private static Optional<MutantFunction.Slope> neighbour(ScalarFunction other) {
        return Optional.of((x, y) -> other.slope(x, other.value(x)));
    }

    private static FunctionKind gelu(String name, String sentence, double root, double cubic, double three) {
        return slope(
                of(name, sentence, "arguments around 1", "12", "11"),
                f -> f instanceof GeluTanh
                        ? Optional.of((x, y) -> {
                            double s = Sigmoid.of(2 * root * (x + cubic * x * x * x));
                            return s + x * s * (1 - s) * 2 * root * (1 + three * cubic * x * x);
                        })
                        : Optional.empty());
    }

    static List<FunctionKind> all() {
        double root = Math.sqrt(2 / Math.PI);
        return List.of(
                slope(
                        of("gelus-exchanged", "the erf-GELU's slope → the tanh-GELU's, and back", "any argument", "12"),
                        f -> f instanceof Gelu
                                ? neighbour(new GeluTanh())
                                : f instanceof GeluTanh ? neighbour(new Gelu()) : Optional.empty()),
                gelu("inner-factor-missing", "1 + 3κx² → 1 + κx²", root, 0.044715, 1),
                gelu("coefficient-misprinted", "κ = 0.044715 → 0.44715", root, 0.44715, 3),
                gelu("root-rounded", "√(2/π) → 0.7979", 0.7979, 0.044715, 3),
                slope(
                        of("lambda-rounded", "λ = 1.0507009873554805 → 1.0507", "any argument", "11"),
                        f -> f instanceof Selu
                                ? Optional.of((x, y) -> f.slope(x, y) * (1.0507 / 1.0507009873554805))
                                : Optional.empty()),
                slope(
                                of("quotient-exchanged", "CELU's e^(x/α) → α eˣ", "α ≠ 1 and x < 0", "13"),
                                f -> f instanceof Celu celu
                                        ? Optional.of((x, y) -> x > 0 ? 1 : celu.alpha() * StrictMath.exp(x))
                                        : Optional.empty())
                        .equivalentIf(f -> f instanceof Celu celu && celu.alpha() == 1, "α is 1"),
                slope(
                        of(
                                "product-rule-forgotten",
                                "(x s(x))′ = s + x s′ → s: the gate held fixed",
                                "any argument",
                                "12"),
                        f -> f instanceof HardSwish
                                ? Optional.of((x, y) -> x == 0 ? 0.5 : y / x)
                                : f instanceof Gelu || f instanceof GeluTanh
                                        ? Optional.of((x, y) -> x == 0 ? 0.5 : y / x)
                                        : Optional.empty()));
    }
}
