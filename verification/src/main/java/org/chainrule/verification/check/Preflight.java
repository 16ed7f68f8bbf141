package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Figures;
import org.chainrule.verification.oracle.Estimate;

/**
 * Whether differences of a function mean anything at a point, found out before any is taken.
 *
 * @param comparisons what was found: its relations, and why it is not fit if it is not
 * @param fit whether differences may be taken
 */
record Preflight(List<Comparison> comparisons, boolean fit) {

    static Preflight of(Callee function, String group, double[] x, RandomGenerator random) {
        double[] y = function.first(x, new double[0], -1, "");
        if (y.length == 0) {
            throw new Refusal(
                    function.check(),
                    function.role() + " has no results at x = " + Points.brief(x)
                            + "; needs at least one: return what is to be differentiated");
        }
        double[] beside = Points.beside(x, random);
        var found = new ArrayList<>(new CalleeRelations(function, group, "").at(x, new double[0], beside));
        boolean fit = found.stream().allMatch(c -> c.verdict() == Verdict.PASS || c.by() == Witness.PURITY);
        for (int j = 0; j < y.length && fit; j++) {
            if (!Double.isFinite(y[j])) {
                found.add(
                        undecided(
                                group,
                                y[j],
                                function.role() + " is " + Figures.shortest(y[j])
                                        + (y.length == 1 ? "" : " in output " + j)
                                        + " at x = " + Points.brief(x)
                                        + "; it has no derivative there: check inside its domain, and where nothing overflows"));
                fit = false;
            }
        }
        return new Preflight(found, fit);
    }

    /** Why nothing was compared at this point. */
    String note(double[] x) {
        return "no derivative was compared at x = " + Points.brief(x) + ": "
                + comparisons.stream()
                        .filter(c -> c.verdict() != Verdict.PASS && c.by() != Witness.PURITY)
                        .map(Comparison::detail)
                        .findFirst()
                        .orElseThrow();
    }

    private static Comparison undecided(String group, double y, String why) {
        return new Comparison(
                Comparison.Kind.VALUE,
                Witness.DIFFERENCES,
                group,
                "at the point",
                y,
                Estimate.NONE,
                0,
                Verdict.UNDECIDED,
                why);
    }
}
