package org.chainrule.verification.check;

import org.chainrule.core.Figures;
import org.chainrule.verification.oracle.Estimate;

/**
 * One claimed derivative beside what an oracle says.
 *
 * @param kind what was varied
 * @param by who judges the claim
 * @param group what it belongs to: the parameter, the input, the function
 * @param what the entry or point, for people
 * @param claimed what the rule under test says
 * @param oracle what the oracle says, with its bar
 * @param allowance the stated rounding of the rule
 * @param verdict what it comes to
 * @param detail why, where there is more to say; else empty
 */
public record Comparison(
        Kind kind,
        Witness by,
        String group,
        String what,
        double claimed,
        Estimate oracle,
        double allowance,
        Verdict verdict,
        String detail) {

    /** What a comparison varies. */
    public enum Kind {
        /** Everything at once, along one random signed direction. */
        DIRECTION,
        /** One coordinate. */
        COORDINATE,
        /** The argument of a function of one number. */
        POINT,
        /** Nothing: a value beside what its formula says. */
        VALUE,
        /** Nothing: a relation that holds bit for bit. */
        EXACT
    }

    /** The same with another verdict, and why. */
    Comparison with(Verdict other, String reason) {
        return new Comparison(kind, by, group, what, claimed, oracle, allowance, other, detail).because(reason);
    }

    /** The same before another judge. */
    Comparison by(Witness other) {
        return new Comparison(kind, other, group, what, claimed, oracle, allowance, verdict, detail);
    }

    /** The same with more to say. */
    Comparison because(String reason) {
        String text = detail.isEmpty() ? reason : detail + "; " + reason;
        return new Comparison(kind, by, group, what, claimed, oracle, allowance, verdict, text);
    }

    /** The same through kinks that have names; a pass, if each of the functions follows its own rule there. */
    Comparison throughKinks(String kinks, boolean localRulesHold) {
        var named = because("path through " + kinks);
        return localRulesHold
                ? new Comparison(
                        kind,
                        Witness.KINKS,
                        group,
                        what,
                        claimed,
                        oracle,
                        allowance,
                        Verdict.PASS,
                        named.detail + "; every function on the way follows its own rule, and no more is demanded")
                : named;
    }

    /** Whether the claim is called wrong: FAIL or INACCURATE. */
    public boolean accuses() {
        return verdict == Verdict.FAIL || verdict == Verdict.INACCURATE;
    }

    /** |claimed − oracle|. */
    public double error() {
        return Double.compare(claimed, oracle.value()) == 0 ? 0 : oracle.distance(claimed);
    }

    /** Bar and rounding together: no error up to this is a fault. */
    public double tolerance() {
        return oracle.bound() + allowance;
    }

    /** How far outside the tolerance, at most 1 for a pass; orders the comparisons from harmless to worst. */
    public double severity() {
        double error = error();
        double severity = error == 0 ? 0 : error / tolerance();
        return verdict == Verdict.PASS
                ? Math.min(1, severity)
                : severity; // a path through kinks may leave the interval
    }

    /** The smallest relative fault of this entry that would have been noticed: tolerance / |oracle|. */
    public double noticedFault() {
        return oracle.value() == 0 ? Double.POSITIVE_INFINITY : tolerance() / Math.abs(oracle.value());
    }

    /** Whether a coordinate agrees and would if its sign were wrong: its bar is narrow beside the largest of its group, and wide beside itself. */
    boolean isLostInTheBar() {
        return kind == Kind.COORDINATE
                && verdict == Verdict.PASS
                && claimed != 0
                && oracle.distance(-claimed) <= tolerance();
    }

    /** One line: the entry, what the rule says, what the oracle says, the verdict. */
    public String describe() {
        String text = group + (what.isEmpty() ? "" : " " + what) + ": " + verdict;
        if (kind != Kind.EXACT) {
            text += (kind == Kind.VALUE ? ": it is " : ": backprop says ") + Figures.significant(claimed, 15)
                    + (kind == Kind.VALUE ? ", the formula says " : ", the oracle says ") + oracle
                    + ", rounding allowed " + Figures.significant(allowance, 2) + ", difference "
                    + Figures.significant(error(), 3);
        }
        return detail.isEmpty() ? text : text + "; " + detail;
    }
}
