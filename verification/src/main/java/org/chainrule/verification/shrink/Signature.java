package org.chainrule.verification.shrink;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Verdict;
import org.chainrule.verification.check.Witness;

/**
 * What makes two failing comparisons one fault.
 *
 * @param by who speaks against the claim
 * @param verdict how
 * @param group which input, parameter or function
 * @param relation the exact relation that is broken; empty for numbers
 * @param explanation what the wrong number looks like, without the numbers in it; empty if like nothing known
 */
record Signature(Witness by, Verdict verdict, String group, String relation, String explanation) {

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    static Signature of(Comparison c) {
        boolean exact = c.kind() == Comparison.Kind.EXACT;
        return new Signature(c.by(), c.verdict(), c.group(), exact ? c.what() : "", exact ? "" : explanation(c));
    }

    /** The part of the detail that says what the claim looks like, with every number as n. */
    private static String explanation(Comparison c) {
        for (String part : c.detail().split("; ")) {
            if (part.startsWith("the claim is")) {
                return DIGITS.matcher(part).replaceAll("n");
            }
        }
        return isAtKink(c) ? "a kink" : "";
    }

    private static boolean isAtKink(Comparison c) {
        return c.detail().contains("a kink");
    }

    /** The worst comparison of a fault, single numbers before directions; empty if the report shows none. */
    static Optional<Comparison> worst(CheckReport report) {
        return report.comparisons().stream()
                .filter(Comparison::accuses)
                .max(Comparator.comparing((Comparison c) -> c.kind() != Comparison.Kind.DIRECTION)
                        .thenComparing(c -> c.kind() != Comparison.Kind.EXACT)
                        .thenComparing(c -> c.verdict() == Verdict.FAIL)
                        .thenComparingDouble(Comparison::severity));
    }

    /** The worst comparison with this signature. */
    Optional<Comparison> in(CheckReport report) {
        return report.comparisons().stream()
                .filter(Comparison::accuses)
                .filter(c -> of(c).equals(this))
                .max(Comparator.comparingDouble(Comparison::severity));
    }

    /** How many comparisons met a kink, a jump or a value that decides nothing. */
    static long trouble(CheckReport report) {
        return report.comparisons().stream()
                .filter(c -> isAtKink(c) || c.verdict() == Verdict.UNDECIDED || c.verdict() == Verdict.JUMP)
                .count();
    }
}
