package org.chainrule.verification.check;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Holds a claimed gradient against dual numbers.
 *
 * <p>Their bars are a few ulps, so it shows how exactly a claim is computed. What states its accuracy (the sheets of functions and
 * losses) is held to that, in ulps of the magnitude of the terms and times the condition where the first does not suffice. What
 * states nothing, such as an op of a user's own or a chain of ops, is not blamed for lost digits here: it passes with half of them,
 * {@link Judge#HALF_THE_DIGITS}, which no other formula has.
 *
 * <p>Where dual numbers know nothing, as at a jump, or stand on a kink that the claim may pass either way, nothing is compared; a
 * claim outside all slopes of the kink fails.
 */
final class DualJudge {

    /** The rounding of one operation on each input, where an op states nothing: an ulp before it and one after it. */
    private static final double UNSTATED = 4 * FunctionCheck.U;

    /** Below this some factor of a product may have been subnormal, and its relative rounding anything. */
    private static final double UNDERFLOWING = 0x1p-960;

    private final Subject subject;
    private final Forward forward;
    private final List<double[]> claim;
    private final Rounding rounding;
    private final Mercy mercy;

    DualJudge(Subject subject, Forward forward, List<double[]> claim, Rounding rounding, Mercy mercy) {
        this.subject = subject;
        this.forward = forward;
        this.claim = claim;
        this.rounding = rounding;
        this.mercy = mercy;
    }

    /** Along a direction. */
    Optional<Comparison> direction(String group, String what, List<double[]> direction, double scale) {
        var found = forward.along(direction);
        double value = Rounding.along(claim, direction);
        double allowance = rounding.alongDirection(direction);
        var named = new Judge.Claim(Comparison.Kind.DIRECTION, Witness.DUAL_NUMBERS, group, what, value, allowance, "");
        if (!forward.knowsElements()) {
            var judged = judge(withHalfTheDigits(named, found), found, scale);
            return judged.filter(c -> c.verdict() != Verdict.FAIL || !isNoise(c));
        }
        var stated = subject.statedRounding();
        var first = stated.isPresent()
                ? named.more(stated.getAsDouble() * terms(direction))
                : withHalfTheDigits(named, found);
        var judged = judge(first, found, scale);
        return conditioned(judged, first, found, scale, () -> sensitivity(direction));
    }

    /** Whether a direction leaves kinks and the claim is one of the slopes that may be chosen at them. */
    boolean mayBeChosen(List<double[]> direction) {
        var found = forward.along(direction);
        double value = Rounding.along(claim, direction);
        return !found.kinks().isEmpty()
                && found.derivative().distance(value)
                        <= found.derivative().bound() + rounding.alongDirection(direction);
    }

    /** Where the oracle is next to 0 a claim through many ops may be what their roundings leave; differences judge that. */
    private static boolean isNoise(Comparison c) {
        return Math.abs(c.claimed()) > 2 * Math.abs(c.oracle().value());
    }

    private static boolean passes(Optional<Comparison> judged) {
        return judged.isEmpty() || judged.get().verdict() == Verdict.PASS;
    }

    /** Σ_i κ_i |v_i| of the sensitivities κ_i. */
    private double sensitivity(List<double[]> direction) {
        double sum = 0;
        for (int b = 0; b < direction.size(); b++) {
            for (int i = 0; i < direction.get(b).length; i++) {
                sum += subject.sensitivity(b, i) * Math.abs(direction.get(b)[i]);
            }
        }
        return sum;
    }

    /** Σ_i s_i |v_i|, where s_i is the magnitude of the terms of element i. */
    private double terms(List<double[]> direction) {
        double sum = 0;
        for (int b = 0; b < direction.size(); b++) {
            for (int i = 0; i < direction.get(b).length; i++) {
                sum += forward.byElement(b, i).magnitude() * Math.abs(direction.get(b)[i]);
            }
        }
        return sum;
    }

    /** One element of one block; empty if nothing is known of it. */
    Optional<Comparison> element(int b, int i) {
        if (!forward.knowsElements()) {
            return Optional.empty();
        }
        Block block = subject.blocks().get(b);
        var found = forward.byElement(b, i);
        String rule = subject.rule(b);
        double termRounding = 2 * FunctionCheck.U * found.magnitude();
        var named = new Judge.Claim(
                Comparison.Kind.COORDINATE,
                Witness.DUAL_NUMBERS,
                block.name(),
                block.entry(i),
                claim.get(b)[i],
                rounding.ofElement(b, i) + termRounding + Double.MIN_VALUE,
                rule.isEmpty() ? "" : "rule: " + rule);
        double scale = found.magnitude();
        var stated = subject.statedRounding();
        var first = stated.isPresent()
                ? named.more(stated.getAsDouble() * found.magnitude())
                : withHalfTheDigits(named, found);
        var judged = judge(first, found, scale);
        return conditioned(judged, first, found, scale, () -> subject.sensitivity(b, i));
    }

    /** The same with the stated ulps times the condition, if it did not pass without. */
    private Optional<Comparison> conditioned(
            Optional<Comparison> judged,
            Judge.Claim claim,
            Forward.Along found,
            double scale,
            DoubleSupplier sensitivity) {
        if (passes(judged) || !mercy.isWorthAsking()) {
            return judged;
        }
        double ulps = subject.statedRounding().orElse(UNSTATED);
        var conditioned = judge(claim.more(ulps * sensitivity.getAsDouble()), found, scale);
        if (conditioned.filter(c -> c.verdict() == Verdict.FAIL).isPresent()) {
            mercy.wasInVain();
        }
        return conditioned;
    }

    private static Judge.Claim withHalfTheDigits(Judge.Claim claim, Forward.Along found) {
        return claim.more(Judge.HALF_THE_DIGITS * Math.abs(found.derivative().value()));
    }

    private static Optional<Comparison> judge(Judge.Claim claim, Forward.Along found, double scale) {
        var oracle = found.derivative();
        boolean underflows = Math.abs(oracle.value()) < UNDERFLOWING && Math.abs(claim.value()) < UNDERFLOWING;
        if (!oracle.isKnown() || underflows) {
            return Optional.empty();
        }
        if (Double.isNaN(claim.value())) {
            return Optional.of(claim.verdict(oracle, Verdict.FAIL, "the claim is not a number"));
        }
        var judged = Judge.judge(claim, oracle, scale, oracle.value() == 0);
        if (judged.verdict() == Verdict.UNDECIDED) {
            return Optional.empty();
        }
        return Optional.of(
                judged.verdict() == Verdict.FAIL && !found.kinks().isEmpty()
                        ? judged.because("no slope that may be chosen at the kink of "
                                + String.join(", ", found.kinks()) + " gives this")
                        : judged);
    }
}
