package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.FunctionKind.slope;
import static org.chainrule.verification.mutant.MutantClass.of;

import java.util.List;
import java.util.Optional;
import org.chainrule.core.function.Celu;
import org.chainrule.core.function.Elu;
import org.chainrule.core.function.Exponential;
import org.chainrule.core.function.Gelu;
import org.chainrule.core.function.GeluTanh;
import org.chainrule.core.function.Log1mExp;
import org.chainrule.core.function.LogSigmoid;
import org.chainrule.core.function.Mish;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.Selu;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.function.Silu;
import org.chainrule.core.function.Softplus;
import org.chainrule.core.function.Softsign;
import org.chainrule.core.function.Squareplus;
import org.chainrule.core.function.Tanh;
import org.chainrule.core.function.TanhShrink;

/** Slopes that are right on the blackboard and lose all digits, or overflow, far out. */
final class TailMutants {

    private TailMutants() {}

    private static Optional<MutantFunction.Slope> some(MutantFunction.Slope slope) {
        return Optional.of(slope);
    }

    static List<FunctionKind> all() {
        return List.of(
                slope(
                        of(
                                "slope-from-the-output",
                                "the slope far out → the textbook's one from y, such as y (1 − y), 1 − y², y + α",
                                "saturated arguments, where y has rounded to its limit",
                                "56"),
                        TailMutants::fromOutput),
                slope(
                        of(
                                "exponential-overflows",
                                "e^−|x| … → eˣ / (1 + eˣ)²: ∞/∞ far out",
                                "arguments beyond 710",
                                "56",
                                "14"),
                        TailMutants::overflowing),
                slope(
                        of(
                                "dead-branch-not-a-number",
                                "if(x > 0, 1, a eˣ) → 1[x > 0] + 1[x ≤ 0] · a eˣ: 0 · ∞ in the branch not taken",
                                "arguments beyond 710",
                                "54"),
                        TailMutants::blended),
                slope(
                        of(
                                "tail-flushed",
                                "f′ → 0 where |f′| < 10⁻¹⁶: thought to be nothing",
                                "relative error in the tail",
                                "14",
                                "56"),
                        f -> hasExponentialTail(f)
                                ? some((x, y) -> Math.abs(f.slope(x, y)) < 1e-16 ? 0 : f.slope(x, y))
                                : Optional.empty()),
                slope(
                        of("linear-from-20-on", "σ(βx) → 1 where βx > 20", "a relative error of 2·10⁻⁹", "14"),
                        f -> f instanceof Softplus soft
                                ? some((x, y) -> soft.beta() * x > 20 ? 1 : f.slope(x, y))
                                : f instanceof LogSigmoid
                                        ? some((x, y) -> x < -20 ? 1 : f.slope(x, y))
                                        : Optional.empty()));
    }

    private static Optional<MutantFunction.Slope> fromOutput(ScalarFunction f) {
        if (f instanceof Sigmoid) {
            return some((x, y) -> y * (1 - y));
        } else if (f instanceof Tanh) {
            return some((x, y) -> 1 - y * y);
        } else if (f instanceof Elu elu) {
            return some((x, y) -> x > 0 ? 1 : y + elu.alpha());
        } else if (f instanceof Celu celu) {
            return some((x, y) -> x > 0 ? 1 : y / celu.alpha() + 1);
        } else if (f instanceof Selu) {
            double edge = f.slope(0, 0);
            return some((x, y) -> x > 0 ? f.slope(x, y) : y + edge);
        } else if (f instanceof LogSigmoid) {
            return some((x, y) -> 1 - StrictMath.exp(y));
        } else if (f instanceof Softplus soft) {
            return some((x, y) -> 1 - StrictMath.exp(-soft.beta() * y));
        } else if (f instanceof Softsign) {
            return some((x, y) -> (1 - Math.abs(y)) * (1 - Math.abs(y)));
        } else if (f instanceof TanhShrink) {
            return some((x, y) -> (x - y) * (x - y));
        } else if (f instanceof Silu silu) {
            return some((x, y) -> {
                double s = Sigmoid.of(silu.beta() * x);
                return s + silu.beta() * y * (1 - s);
            });
        } else if (f instanceof GeluTanh) {
            return some((x, y) -> {
                double k = Math.sqrt(2 / Math.PI);
                double t = StrictMath.tanh(k * (x + 0.044715 * x * x * x));
                return 0.5 * (1 + t) + 0.5 * x * (1 - t * t) * k * (1 + 3 * 0.044715 * x * x);
            });
        } else if (f instanceof Gelu) {
            // Φ(x) as 1 − Φ(−x), from y = x Φ(x): the tail is the difference of two numbers near 1.
            return some((x, y) -> {
                double upper = x == 0 ? 0.5 : 1 - y / x;
                return (1 - upper) + x * StrictMath.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
            });
        } else if (f instanceof Squareplus plus) {
            return some((x, y) -> 0.5 * (1 + x / Math.sqrt(x * x + plus.b())));
        } else if (f instanceof Log1mExp) {
            return some((x, y) -> 1 / StrictMath.exp(y) - 1);
        }
        return Optional.empty();
    }

    private static Optional<MutantFunction.Slope> overflowing(ScalarFunction f) {
        if (f instanceof Sigmoid) {
            return some((x, y) -> {
                double e = StrictMath.exp(x);
                return e / ((1 + e) * (1 + e));
            });
        } else if (f instanceof Tanh) {
            return some((x, y) -> {
                double e = StrictMath.exp(2 * x);
                return 4 * e / ((e + 1) * (e + 1));
            });
        } else if (f instanceof Softplus soft) {
            return some((x, y) -> {
                double e = StrictMath.exp(soft.beta() * x);
                return e / (1 + e);
            });
        } else if (f instanceof LogSigmoid) {
            return some((x, y) -> {
                double e = StrictMath.exp(-x);
                return e / (1 + e);
            });
        } else if (f instanceof Silu silu) {
            return some((x, y) -> {
                double e = StrictMath.exp(silu.beta() * x);
                return e / (1 + e) * (1 + silu.beta() * x / (1 + e));
            });
        } else if (f instanceof Mish) {
            return some((x, y) -> {
                double e = StrictMath.exp(x);
                double n = e * (e + 2);
                return n / (n + 2) + x * e / (1 + e) * (4 * (n + 1) / ((n + 2) * (n + 2)));
            });
        } else if (f instanceof Log1mExp) {
            return some((x, y) -> {
                double e = StrictMath.exp(x);
                return e / (e * e - e);
            });
        } else if (f instanceof Squareplus plus) {
            return some((x, y) -> 0.5 * (1 + x / Math.sqrt(x * x + plus.b())) + 0 * (x * x * x * x));
        }
        return Optional.empty();
    }

    private static Optional<MutantFunction.Slope> blended(ScalarFunction f) {
        if (f instanceof Elu elu) {
            return some((x, y) -> (x > 0 ? 1.0 : 0.0) + (x > 0 ? 0.0 : 1.0) * elu.alpha() * StrictMath.exp(x));
        } else if (f instanceof Celu celu) {
            return some((x, y) -> (x > 0 ? 1.0 : 0.0) + (x > 0 ? 0.0 : 1.0) * StrictMath.exp(x / celu.alpha()));
        } else if (f instanceof Selu) {
            double edge = f.slope(0, 0);
            return some((x, y) -> (x > 0 ? f.slope(1, 1) : 0.0) + (x > 0 ? 0.0 : 1.0) * edge * StrictMath.exp(x));
        }
        return Optional.empty();
    }

    private static boolean hasExponentialTail(ScalarFunction f) {
        return f instanceof Sigmoid
                || f instanceof Tanh
                || f instanceof Elu
                || f instanceof Celu
                || f instanceof Selu
                || f instanceof LogSigmoid
                || f instanceof Softplus
                || f instanceof Silu
                || f instanceof Mish
                || f instanceof Exponential
                || f instanceof Log1mExp;
    }
}
