package org.chainrule.verification.check;

import org.chainrule.core.Figures;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;
import org.chainrule.verification.oracle.Estimate;

/**
 * What a sheet says of values: the formula, and how many ulps they may be off.
 *
 * @param formula of a value
 * @param ulps times the condition number
 */
record StatedValue(String formula, double ulps) {

    /**
     * A value beside what the formula gives.
     *
     * @param rounding how large one of those ulps is, the condition number included
     */
    Comparison judged(String what, double found, Interval exact, double rounding) {
        double nearest = Accuracy.nearest(exact);
        var claim = claim(what, found, ulps * rounding);
        if (Double.isInfinite(nearest)) {
            return claim.verdict(new Estimate(nearest, 0), found == nearest ? Verdict.PASS : Verdict.FAIL, "");
        }
        double radius = Accuracy.distance(nearest, exact).toDouble();
        return Judge.judge(claim, new Estimate(nearest, radius == 0 ? 0 : Math.nextUp(radius)), 0, false);
    }

    /** A value of which the formula says nothing. */
    Comparison unknown(String what, double found, RuntimeException noValue) {
        return claim(what, found, 0)
                .verdict(Estimate.NONE, Verdict.UNDECIDED, "the formula cannot be evaluated here: " + noValue);
    }

    private Judge.Claim claim(String what, double found, double allowance) {
        return new Judge.Claim(
                Comparison.Kind.VALUE,
                Witness.FORMULA,
                LossValues.GROUP,
                what,
                found,
                allowance,
                "formula: " + formula + ", to " + Figures.shortest(ulps) + " ulps times condition");
    }
}
