package org.chainrule.verification.function;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.SlopeBound;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;

/** Holds values, slopes and the slope formula of a function to its formula, point by point. */
final class SheetAudit {

    private final ScalarFunction function;
    private final Datasheet sheet;
    private final ExactFunction exact;
    private final List<String> complaints = new ArrayList<>();
    private double worstValue;
    private double worstSlope;
    private int points;

    private SheetAudit(ScalarFunction function) {
        this.function = function;
        sheet = function.datasheet();
        exact = new ExactFunction(function);
    }

    /** What is wrong; the worst errors are printed. */
    static List<String> complaints(ScalarFunction function, List<Double> arguments) {
        var audit = new SheetAudit(function);
        arguments.forEach(audit::at);
        System.out.println("datasheet of " + function.name() + ": " + audit.points + " points, value "
                + Figures.fixed(audit.worstValue, 2) + " of " + Figures.shortest(audit.sheet.valueUlps())
                + " ulps, slope " + Figures.fixed(audit.worstSlope, 2) + " of "
                + Figures.shortest(audit.sheet.slopeUlps())
                + (audit.isConditioned() ? " ulps times condition" : " ulps"));
        return audit.complaints;
    }

    private boolean isConditioned() {
        return sheet.slopeBound() == SlopeBound.ULPS_TIMES_CONDITION;
    }

    private void at(double x) {
        points++;
        try {
            double y = function.value(x);
            worstValue = Math.max(worstValue, judge("f", x, y, exact.value(x), sheet.valueUlps()));
            if (!isSpecial(x)) {
                slopeAt(x, y);
            }
        } catch (ArithmeticException undefined) {
            complaints.add("at " + x + ": " + undefined.getMessage());
        }
    }

    /** Where there is no derivative: the conventions are compared instead. */
    private boolean isSpecial(double x) {
        return x == sheet.domainLow()
                || x == sheet.domainHigh()
                || sheet.kinks().stream().anyMatch(kink -> kink.at() == x)
                || sheet.jumps().stream().anyMatch(jump -> jump.at() == x);
    }

    private void slopeAt(double x, double y) {
        var derived = exact.slope(x);
        double condition = isConditioned() ? Math.max(1, exact.condition(x, derived)) : 1;
        double slope = function.slope(x, y);
        double ulps = judge("f'", x, slope, derived, sheet.slopeUlps() * condition);
        worstSlope = Math.max(worstSlope, ulps / condition);
        var stated = exact.slopeAsStated(x);
        boolean outside = Accuracy.vanishes(stated) && Accuracy.vanishes(derived);
        if (!stated.meets(derived) && !outside) {
            complaints.add("slope formula at " + x + ": stated " + stated + ", derived " + derived);
        }
    }

    private double judge(String what, double x, double found, Interval exactly, double allowed) {
        double ulps = Accuracy.ulps(found, exactly);
        if (!(ulps <= allowed)) {
            complaints.add(what + "(" + x + ") = " + found + " but exactly " + exactly + ": "
                    + Figures.significant(ulps, 3) + " ulps, allowed " + Figures.significant(allowed, 3));
        }
        return ulps;
    }
}
