package org.chainrule.verification.rule;

import java.util.function.Supplier;
import org.chainrule.core.Figures;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.check.Witness;
import org.chainrule.verification.oracle.Estimate;

/** Numbers beside a formula, and relations that hold bit for bit. */
final class Comparisons {

    private static final double U = 0x1p-53;

    /** An allowance wider than this share of what has moved decides nothing. */
    private static final double WIDEST = 0.01;

    /** Two numbers that agree to more than half of the 53 binary digits come from the same formula. */
    private static final double HALF_THE_DIGITS = 0x1p-26;

    private Comparisons() {}

    /**
     * A number beside what the formula says. Digits are lost, rather than the formula wrong, if the error is small beside
     * the way that the number has gone; where the roundings allowed are not, nothing is decided.
     */
    static Comparison value(String group, String what, double claimed, Target target, Supplier<String> detail) {
        var oracle = target.oracle();
        double allowance = target.allowance();
        double error = oracle.distance(claimed);
        Verdict verdict;
        String why = "";
        if (!oracle.isKnown() || error <= oracle.bound() + allowance) {
            boolean wide =
                    !oracle.isKnown() || allowance > WIDEST * Math.max(target.way(), U * Math.abs(oracle.value()));
            verdict = wide ? Verdict.UNDECIDED : Verdict.PASS;
            why = wide ? "the roundings allowed are too wide to decide" : "";
        } else if (error <= HALF_THE_DIGITS * target.way()) {
            verdict = Verdict.INACCURATE;
            why = "digits are lost: " + Figures.significant(error / (oracle.bound() + allowance), 2)
                    + " times the roundings allowed; " + detail.get();
        } else {
            verdict = Verdict.FAIL;
            why = detail.get();
        }
        return new Comparison(
                Comparison.Kind.VALUE, Witness.FORMULA, group, what, claimed, oracle, allowance, verdict, why);
    }

    /** A relation between elements, with the number of elements that break it. */
    static Comparison relation(Witness by, String group, String what, int broken, String otherwise) {
        return new Comparison(
                Comparison.Kind.EXACT,
                by,
                group,
                what,
                broken,
                new Estimate(0, 0),
                0,
                broken == 0 ? Verdict.PASS : Verdict.FAIL,
                broken == 0 ? "" : otherwise);
    }

    /** In how many elements two arrays differ; 0 and −0 are equal, NaN equals NaN. */
    static int differing(double[] a, double[] b) {
        int count = 0;
        for (int i = 0; i < a.length; i++) {
            count += a[i] == b[i] || (Double.isNaN(a[i]) && Double.isNaN(b[i])) ? 0 : 1;
        }
        return count;
    }
}
