package org.chainrule.verification.loss;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.chainrule.core.Figures;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.LossSheet;
import org.chainrule.verification.formula.ExactLoss;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;

/** Holds values, slopes and slope formulas of a loss to its formula, row by row. */
final class LossAudit {

    /** A list of this many complaints says enough. */
    private static final int MOST = 12;

    private final Loss loss;
    private final LossSheet sheet;
    private final int slopes;
    private final List<String> complaints = new ArrayList<>();
    private double worstValue;
    private double worstSlope;

    private LossAudit(Loss loss, int slopes) {
        this.loss = loss;
        this.slopes = slopes;
        sheet = loss.sheet();
    }

    /** What is wrong; the worst errors are printed. */
    static List<String> complaints(Loss loss, List<Row> rows) {
        return complaints(loss, rows, Integer.MAX_VALUE);
    }

    /** The same, with the slopes of only the first so many columns of each block of a row. */
    static List<String> complaints(Loss loss, List<Row> rows, int slopes) {
        var audit = new LossAudit(loss, slopes);
        for (Row row : rows) {
            if (audit.complaints.size() < MOST) {
                audit.row(row);
            }
        }
        System.out.println("loss " + loss.name() + ": " + rows.size() + " rows, value "
                + Figures.fixed(audit.worstValue, 2) + " of " + Figures.shortest(audit.sheet.valueUlps())
                + " ulps, slope " + Figures.fixed(audit.worstSlope, 2) + " of "
                + Figures.shortest(audit.sheet.slopeUlps()) + " ulps, times condition: " + loss);
        return audit.complaints;
    }

    private void row(Row row) {
        try {
            int n = row.columns();
            double value = loss.value(row.p(), row.t(), n);
            var slope = new double[n];
            loss.slope(row.p(), row.t(), n, slope);
            if (loss.weight(row.t(), n) == 0) {
                notCounted(row, value, slope);
            } else if (loss instanceof ElementLoss element) {
                for (int j = 0; j < n; j++) {
                    column(element, row, j);
                }
            } else {
                wholeRow(row, value, slope);
            }
        } catch (IllegalArgumentException | ArithmeticException failed) {
            complaints.add("at " + row + ": " + failed.getMessage());
        }
    }

    private void notCounted(Row row, double value, double[] slope) {
        boolean zero = value == 0;
        for (double s : slope) {
            zero &= s == 0;
        }
        if (!zero) {
            complaints.add("a row of weight 0 must have value and slope 0: " + row);
        }
    }

    private void column(ElementLoss element, Row row, int j) {
        double p = row.prediction().get(j);
        double t = row.target().get(j);
        String at = " at p = " + p + ", t = " + t + ", column " + j;
        var exact = ExactLoss.ofElement(element, p, t, j);
        value(at, exact, element.value(p, t, j));
        slope(at, exact, 0, 0, element.slope(p, t, j));
    }

    private void wholeRow(Row row, double value, double[] slope) {
        var exact = ExactLoss.ofRow(loss, row.p(), row.t());
        value(" at " + row, exact, value);
        int n = row.columns() / sheet.parts().size();
        for (int j = 0; j < slope.length; j++) {
            if (j % n < slopes) {
                slope(" of column " + j + " at " + row, exact, j / n, j % n, slope[j]);
            }
        }
    }

    private void value(String at, ExactLoss exact, double found) {
        var value = exact.value();
        double ratio = judge("value" + at, found, value, sheet.valueUlps(), () -> exact.condition(value));
        worstValue = Math.max(worstValue, ratio);
    }

    private void slope(String at, ExactLoss exact, int block, int i, double found) {
        var derived = exact.slope(block, i);
        Supplier<Interval> stated = () -> exact.slopeAsStated(block, i);
        double ratio =
                judge("slope" + at, found, derived, sheet.slopeUlps(), () -> exact.slopeCondition(derived, block, i));
        worstSlope = Math.max(worstSlope, ratio);
        if (!stated.get().meets(derived) && !(Accuracy.vanishes(stated.get()) && Accuracy.vanishes(derived))) {
            complaints.add("slope formula" + at + ": stated " + stated.get() + ", derived " + derived);
        }
    }

    /** The error in ulps over the condition number, which is only asked for where the ulps alone do not suffice. */
    private double judge(String what, double found, Interval exactly, double allowed, DoubleSupplier condition) {
        double ulps = Accuracy.ulps(found, exactly);
        double times = ulps <= allowed ? 1 : Math.max(1, condition.getAsDouble());
        if (!(ulps <= allowed * times)) {
            complaints.add(what + " is " + found + " but exactly " + exactly + ": " + Figures.significant(ulps, 3)
                    + " ulps, allowed " + Figures.significant(allowed * times, 3));
        }
        return ulps / times;
    }
}
