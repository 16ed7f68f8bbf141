package org.chainrule.verification.check;

import org.chainrule.core.Figures;
import org.chainrule.verification.oracle.Estimate;
import org.chainrule.verification.oracle.Slopes;

/** From a claim and what the differences say to a verdict. */
final class Judge {

    /** A bar wider than this share of what it belongs to decides nothing. */
    static final double WIDEST_BAR = Slopes.WIDEST_BAR;

    /** Two numbers that agree to more than half of the 53 binary digits come from the same formula. */
    static final double HALF_THE_DIGITS = 0x1p-26;

    private Judge() {}

    /** What to call a claim: its place and what it is compared by. */
    record Claim(
            Comparison.Kind kind,
            Witness by,
            String group,
            String what,
            double value,
            double allowance,
            String detail) {

        /** The same with a multiple of the rounding. */
        Claim allowing(double times) {
            return new Claim(kind, by, group, what, value, allowance * times, detail);
        }

        /** The same with more rounding. */
        Claim more(double rounding) {
            return new Claim(kind, by, group, what, value, allowance + rounding, detail);
        }

        /** The same before another judge. */
        Claim before(Witness other) {
            return new Claim(kind, other, group, what, value, allowance, detail);
        }

        Comparison verdict(Estimate oracle, Verdict verdict, String more) {
            boolean silent = verdict == Verdict.PASS || detail.isEmpty();
            String text = more + (silent ? "" : (more.isEmpty() ? "" : "; ") + detail);
            return new Comparison(kind, by, group, what, value, oracle, allowance, verdict, text);
        }
    }

    /**
     * Judges a claim.
     *
     * @param scale how large derivatives of the same kind are (beside the secants nearby), so that one that is nearly 0 is
     *     not undecided
     * @param depth whether the claim is made through several functions: at a kink such a claim need not lie between
     *     the one-sided derivatives, though each function's own slope does
     */
    static Comparison judge(Claim claim, Slopes slopes, double scale, Depth depth) {
        var oracle = slopes.central();
        if (slopes.jumps()) {
            return claim.verdict(oracle, Verdict.JUMP, "the value jumps here; there is no derivative");
        }
        if (!Double.isFinite(claim.value()) && oracle.isKnown()) {
            return claim.verdict(
                    oracle,
                    Verdict.FAIL,
                    Double.isNaN(claim.value()) ? "the claim is not a number" : "the claim is infinite");
        }
        if (slopes.isKink()) {
            return kink(claim, slopes, depth);
        }
        if (slopes.flat() && claim.value() == 0 && !(oracle.distance(0) <= oracle.bound() + claim.allowance())) {
            return claim.verdict(
                    oracle, Verdict.UNDECIDED, "the values come in steps: the slope is 0 on each and not over many");
        }
        return judge(claim, oracle, Math.max(scale, slopes.secant()), slopes.flat());
    }

    /**
     * The noise in a bar is an estimate from nine values, so its standard error is a quarter of it, 1/√(2 · 8); four of those more are twice the
     * bar. Where it is as wide as the slope nothing but noise was seen.
     */
    private static final double WIDER = 2;

    /** Whether a claim is outside the bar by so little that the noise in it may be larger than was measured. */
    static boolean isWithinNoise(Comparison verdict) {
        return verdict.error() <= WIDER * verdict.tolerance();
    }

    /** Whether a claim is about one function or about several, one after the other. */
    enum Depth {
        PRIMITIVE,
        COMPOSITE
    }

    static Comparison judge(Claim claim, Estimate oracle, double scale, boolean flat) {
        if (!oracle.isKnown()) {
            return claim.verdict(
                    oracle,
                    Verdict.UNDECIDED,
                    "the values around this point say nothing: not finite, or noise, or a jump is too near");
        }
        double error = oracle.distance(claim.value());
        double magnitude = Math.max(Math.abs(claim.value()), Math.abs(oracle.value()));
        if (error <= oracle.bound() + claim.allowance()) {
            boolean wide = oracle.bound() > WIDEST_BAR * Math.max(magnitude, scale);
            boolean constant = flat && claim.value() == 0;
            return wide && !constant
                    ? claim.verdict(oracle, Verdict.UNDECIDED, "the bar is too wide to decide")
                    : claim.verdict(oracle, Verdict.PASS, "");
        }
        if (oracle.bound() >= Math.abs(oracle.value()) && error <= WIDER * (oracle.bound() + claim.allowance())) {
            return claim.verdict(oracle, Verdict.UNDECIDED, "the bar is as wide as what it is of");
        }
        if (error <= HALF_THE_DIGITS * magnitude) {
            double ulps = error / Math.ulp(oracle.value());
            return claim.verdict(
                    oracle, Verdict.INACCURATE, "digits are lost: about " + Figures.significant(ulps, 2) + " ulps off");
        }
        return claim.verdict(oracle, Verdict.FAIL, guess(claim.value(), oracle));
    }

    private static Comparison kink(Claim claim, Slopes slopes, Depth depth) {
        double left = slopes.left().value();
        double right = slopes.right().value();
        var interval = new Estimate(
                left / 2 + right / 2,
                Math.abs(left - right) / 2
                        + Math.max(slopes.left().bound(), slopes.right().bound()));
        String sides = "a kink: from the left " + slopes.left() + ", from the right " + slopes.right();
        if (slopes.isBetween(claim.value(), claim.allowance())) {
            return claim.verdict(interval, Verdict.PASS, sides);
        }
        return depth == Depth.COMPOSITE
                ? claim.verdict(interval, Verdict.UNDECIDED, sides + "; several kinks may meet here")
                : claim.verdict(interval, Verdict.FAIL, sides + "; a slope at a kink must lie between the two");
    }

    /** The fault that a simple ratio of claim and oracle points to; empty if none does. */
    private static String guess(double claimed, Estimate oracle) {
        if (claimed == 0) {
            return "the claim is 0, as if this path were forgotten";
        }
        double ratio = claimed / oracle.value();
        double slack = Math.max(4 * oracle.bound() / Math.abs(oracle.value()), HALF_THE_DIGITS);
        if (!tells(1, slack)) {
            return "";
        }
        if (Math.abs(ratio + 1) <= slack) {
            return "the claim is the oracle's with the opposite sign";
        }
        for (int n = 2; n <= 1024 && tells(n, slack); n++) {
            if (Math.abs(ratio / n - 1) <= slack) {
                return "the claim is " + n + " times the oracle's, as if a division by " + n + " were missing";
            }
            if (Math.abs(ratio * n - 1) <= slack) {
                return "the claim is 1/" + n + " of the oracle's, as if it were divided by " + n + " once too often";
            }
        }
        return "";
    }

    /** Whether n (1 ± slack) lies apart from (n + 1) (1 ± slack); if not, the bar fits any ratio. */
    private static boolean tells(int n, double slack) {
        return slack * (2 * n + 1) < 1;
    }
}
