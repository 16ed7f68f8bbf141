package org.chainrule.verification.mutant;

import static org.chainrule.verification.mutant.LossKind.element;
import static org.chainrule.verification.mutant.LossKind.slope;
import static org.chainrule.verification.mutant.MutantClass.of;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.chainrule.core.function.Sigmoid;
import org.chainrule.core.loss.BinaryCrossEntropy;
import org.chainrule.core.loss.BinaryCrossEntropyWithLogits;
import org.chainrule.core.loss.BinaryFocal;
import org.chainrule.core.loss.CategoricalFocal;
import org.chainrule.core.loss.Convention;
import org.chainrule.core.loss.Dice;
import org.chainrule.core.loss.GaussianNll;
import org.chainrule.core.loss.Hinge;
import org.chainrule.core.loss.Huber;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.MarginLoss;
import org.chainrule.core.loss.SmoothL1;
import org.chainrule.core.loss.SoftmaxCrossEntropy;
import org.chainrule.core.loss.SquaredHinge;
import org.chainrule.core.loss.SquaredLogarithmicError;
import org.chainrule.core.loss.TripletMargin;
import org.chainrule.core.loss.Tversky;

/** What can go wrong with the slope of a loss. */
final class LossMutants {

    private LossMutants() {}

    static List<LossKind> all() {
        return Stream.of(general(), classes(), elements(), rows(), ParameterMutants.losses())
                .flatMap(List::stream)
                .toList();
    }

    private static List<LossKind> general() {
        var convention = of(
                "stated-convention-broken",
                "the slope stated at a kink or an edge → one more",
                "exactly that prediction and target",
                "46",
                "47",
                "55");
        return List.of(
                new LossKind(
                        FunctionMutants.CONSISTENT,
                        (loss, n) ->
                                List.of(Mutant.of(FunctionMutants.CONSISTENT, new MutantLoss(loss, 2, (p, t, m, dp) -> {
                                    loss.slope(p, t, m, dp);
                                    for (int j = 0; j < m; j++) {
                                        dp[j] *= 2;
                                    }
                                })))),
                new LossKind(convention, (loss, n) -> {
                    var mutants = new ArrayList<Mutant<Loss>>();
                    for (Convention at : loss.sheet().conventions()) {
                        mutants.add(Mutant.<Loss>of(convention, new MutantLoss(loss, (p, t, m, dp) -> {
                                    loss.slope(p, t, m, dp);
                                    if (isAt(at, p, t, m)) {
                                        dp[0] += 1;
                                    }
                                }))
                                .at(at.where()));
                    }
                    return mutants;
                }));
    }

    private static boolean isAt(Convention at, double[] p, double[] t, int n) {
        if (n != at.prediction().size()) {
            return false;
        }
        for (int j = 0; j < n; j++) {
            if (p[j] != at.prediction().get(j)) {
                return false;
            }
        }
        for (int j = 0; j < at.target().size(); j++) {
            if (t[j] != at.target().get(j)) {
                return false;
            }
        }
        return true;
    }

    private static boolean counts(Loss loss, double[] t, int n) {
        return !(loss instanceof SoftmaxCrossEntropy soft) || soft.counts(t, n);
    }

    private static boolean isPlain(Loss loss) {
        return loss instanceof SoftmaxCrossEntropy soft && soft.weights().isNone() && soft.smoothing() == 0;
    }

    private static List<LossKind> classes() {
        return List.of(
                slope(
                        of("one-hot-not-subtracted", "p − 1[j = c] → p", "any row", "45"),
                        SoftmaxCrossEntropy.class::isInstance,
                        loss -> (p, t, n, dp) -> {
                            loss.slope(p, t, n, dp);
                            if (counts(loss, t, n)) {
                                dp[(int) t[0]] += 1;
                            }
                        }),
                slope(
                        of(
                                "probability-minus-1",
                                "−Σ_{j≠c} p_j → p_c − 1, which cancels as p_c → 1",
                                "a row whose class has nearly all probability",
                                "45",
                                "56"),
                        LossMutants::isPlain,
                        loss -> (p, t, n, dp) -> {
                            loss.slope(p, t, n, dp);
                            if (counts(loss, t, n)) {
                                double top = Double.NEGATIVE_INFINITY;
                                for (int j = 0; j < n; j++) {
                                    top = Math.max(top, p[j]);
                                }
                                double sum = 0;
                                for (int j = 0; j < n; j++) {
                                    sum += StrictMath.exp(p[j] - top);
                                }
                                int c = (int) t[0];
                                dp[c] = StrictMath.exp(p[c] - top) / sum - 1;
                            }
                        }),
                slope(
                        of(
                                "ignored-rows-not-zeroed",
                                "0 for a row of the ignored class → as for any other",
                                "a row of the ignored class",
                                "45"),
                        loss -> loss instanceof SoftmaxCrossEntropy soft
                                && soft.ignored().orElse(-1) >= 0,
                        loss -> {
                            var soft = (SoftmaxCrossEntropy) loss;
                            return new SoftmaxCrossEntropy(
                                    soft.weights(), java.util.OptionalInt.empty(), soft.smoothing())::slope;
                        }),
                slope(
                        of("focal-factor-held-fixed", "((1 − p)^γ log p)′ → (1 − p)^γ (log p)′", "γ ≠ 0", "45"),
                        loss -> loss instanceof CategoricalFocal focal && focal.gamma() != 0,
                        loss -> {
                            var focal = (CategoricalFocal) loss;
                            return (p, t, n, dp) -> {
                                new SoftmaxCrossEntropy().slope(p, t, n, dp);
                                double factor = focal.alpha() * StrictMath.pow(-dp[(int) t[0]], focal.gamma());
                                for (int j = 0; j < n; j++) {
                                    dp[j] *= factor;
                                }
                            };
                        }),
                slope(
                        of("own-class-not-subtracted", "−Σ_{j≠c} at the class itself → 0", "a missed margin", "45"),
                        MarginLoss.class::isInstance,
                        loss -> (p, t, n, dp) -> {
                            loss.slope(p, t, n, dp);
                            dp[(int) t[0]] = 0;
                        }));
    }

    private static List<LossKind> elements() {
        return List.of(
                element(
                        of("target-mirrored", "σ(x) − t → σ(x) + t − 1", "any element", "15"),
                        BinaryCrossEntropyWithLogits.class::isInstance,
                        loss -> (p, t, j) -> Sigmoid.of(p) + t - 1),
                element(
                        of(
                                "sigmoid-minus-target",
                                "−σ(−x) for t = 1 → σ(x) − 1, which cancels as x grows",
                                "a saturated right answer",
                                "56"),
                        loss -> loss instanceof BinaryCrossEntropyWithLogits bce
                                && bce.positive().isNone(),
                        loss -> (p, t, j) -> Sigmoid.of(p) - t),
                element(
                        of("weight-on-the-wrong-term", "the positive weight on t → on 1 − t", "weights", "22"),
                        loss -> loss instanceof BinaryCrossEntropyWithLogits bce
                                && !bce.positive().isNone(),
                        loss -> (p, t, j) -> {
                            double w = ((BinaryCrossEntropyWithLogits) loss)
                                    .positive()
                                    .at(j);
                            return w * (1 - t) * Sigmoid.of(p) - t * Sigmoid.of(-p);
                        }),
                element(
                        of("focus-held-fixed", "((1 − q)^γ log q)′ → (1 − q)^γ (log q)′", "γ ≠ 0", "45"),
                        loss -> loss instanceof BinaryFocal focal && focal.gamma() != 0,
                        loss -> {
                            var focal = (BinaryFocal) loss;
                            return (p, t, j) -> focal.negative()
                                            * (1 - t)
                                            * StrictMath.pow(Sigmoid.of(p), focal.gamma())
                                            * Sigmoid.of(p)
                                    - focal.positive()
                                            * t
                                            * StrictMath.pow(Sigmoid.of(-p), focal.gamma())
                                            * Sigmoid.of(-p);
                        }),
                element(
                        of(
                                "slope-clamped-elsewhere",
                                "the value takes p as it is → the slope takes max(p, 10⁻⁷)",
                                "a probability near 0",
                                "57"),
                        BinaryCrossEntropy.class::isInstance,
                        loss -> (p, t, j) -> {
                            double q = Math.max(1e-7, Math.min(1 - 1e-7, p));
                            return t == 0 ? 1 / (1 - q) : t == 1 ? -1 / q : (q - t) / (q * (1 - q));
                        }),
                element(
                        of("tail-without-delta", "±δ beyond δ → ±1", "δ ≠ 1 and a large error", "46"),
                        loss -> loss instanceof Huber huber && huber.delta() != 1,
                        loss -> (p, t, j) -> Math.abs(p - t) <= ((Huber) loss).delta() ? p - t : Math.signum(p - t)),
                element(
                        of("parabola-without-beta", "d/β within β → d", "β ≠ 1 and a small error", "46"),
                        loss -> loss instanceof SmoothL1 smooth && smooth.beta() > 0 && smooth.beta() != 1,
                        loss -> (p, t, j) -> Math.abs(p - t) < ((SmoothL1) loss).beta() ? p - t : Math.signum(p - t)),
                element(
                        of("comparison-inverted", "|d| ≤ δ → |d| > δ", "both small and large errors", "46"),
                        Huber.class::isInstance,
                        loss -> (p, t, j) -> {
                            double delta = ((Huber) loss).delta();
                            return Math.abs(p - t) > delta ? p - t : delta * Math.signum(p - t);
                        }),
                element(
                        of("active-set-inverted", "t p < 1 → t p > 1", "margins kept and margins missed", "47"),
                        loss -> loss instanceof Hinge || loss instanceof SquaredHinge,
                        loss -> (p, t, j) -> {
                            double missed = loss instanceof Hinge ? 1 : 2 * (1 - t * p);
                            return t * p > 1 ? -t * missed : 0;
                        }),
                element(
                        of("logarithm-held-fixed", "(log(1 + p))′ = 1/(1 + p) → 1", "p ≠ 0", "59"),
                        SquaredLogarithmicError.class::isInstance,
                        loss -> (p, t, j) -> 2 * (StrictMath.log1p(p) - StrictMath.log1p(t))));
    }

    private static List<LossKind> rows() {
        return List.of(
                slope(
                        of(
                                "passes-where-clamped",
                                "0 where max(v, ε) is ε → as if v were there",
                                "a variance below ε",
                                "57"),
                        GaussianNll.class::isInstance,
                        loss -> (p, t, n, dp) -> {
                            loss.slope(p, t, n, dp);
                            double epsilon = ((GaussianNll) loss).epsilon();
                            for (int j = n / 2; j < n; j++) {
                                if (p[j] <= epsilon) {
                                    double d = p[j - n / 2] - t[j - n / 2];
                                    dp[j] = 0.5 * (1 - d * d / epsilon) / epsilon;
                                }
                            }
                        }),
                slope(
                        of("denominator-held-fixed", "(a/b)′ = (a′b − ab′)/b² → a′/b", "any prediction", "39"),
                        loss -> loss instanceof Dice || loss instanceof Tversky,
                        loss -> (p, t, n, dp) -> {
                            double whole = 0;
                            double epsilon = 0;
                            double alpha = 0.5;
                            double beta = 0.5;
                            if (loss instanceof Tversky tversky) {
                                epsilon = tversky.epsilon();
                                alpha = tversky.alpha();
                                beta = tversky.beta();
                            } else if (loss instanceof Dice dice) {
                                epsilon = dice.epsilon() / 2;
                            }
                            for (int j = 0; j < n; j++) {
                                whole += p[j] * t[j] + alpha * p[j] * (1 - t[j]) + beta * (1 - p[j]) * t[j];
                            }
                            for (int j = 0; j < n; j++) {
                                dp[j] = -t[j] / (whole + epsilon);
                            }
                        }),
                slope(
                        of(
                                "second-distance-forgotten",
                                "x̄ = ∂d₁ − ∂d₂ → ∂d₁ for the anchor",
                                "an active triplet",
                                "5"),
                        TripletMargin.class::isInstance,
                        loss -> (p, t, n, dp) -> {
                            loss.slope(p, t, n, dp);
                            for (int j = 0; j < n / 3; j++) {
                                dp[j] += dp[2 * (n / 3) + j];
                            }
                        }));
    }
}
