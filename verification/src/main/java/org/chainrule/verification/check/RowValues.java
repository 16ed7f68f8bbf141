package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.RowFunction;
import org.chainrule.verification.formula.ExactRow;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;
import org.chainrule.verification.oracle.Estimate;

/**
 * The values of a function of a row, and its rule in words, against the formula of its sheet. Differences and dual numbers follow the value that
 * is there; only what it is meant to be can tell that it is another. The sheet's own ulps times max(1, κ) are allowed.
 */
final class RowValues {

    private static final String GROUP = "value";

    private final RowFunction function;
    private final List<Comparison> comparisons = new ArrayList<>();

    private RowValues(RowFunction function) {
        this.function = function;
    }

    /** One comparison for every element of every row; none of an op that is no function of a row. */
    static List<Comparison> of(Op op, List<List<Matrix>> points) {
        if (!(op instanceof RowWise rowWise)) {
            return List.of();
        }
        var function = rowWise.function();
        Optional<String> unjudged = Unjudged.why(op);
        if (unjudged.isPresent()) {
            return Unjudged.undecided(function.sheet().formula(), unjudged.get());
        }
        var values = new RowValues(function);
        for (int n = 0; n < points.size(); n++) {
            var rows = points.get(n).get(0);
            for (int i = 0; i < rows.rows(); i++) {
                values.row(
                        "of row " + i + (n == 0 ? "" : " at point " + n),
                        rows.rows(i, 1).toArray());
            }
        }
        return List.copyOf(values.comparisons);
    }

    private void row(String where, double[] x) {
        var y = new double[function.columns(x.length)];
        function.value(x.clone(), y, x.length);
        try {
            var exact = new ExactRow(function, list(x), list(new double[y.length]));
            for (int i = 0; i < y.length; i++) {
                compare(where + ", column " + i, y[i], exact, i);
            }
        } catch (ArithmeticException | IllegalArgumentException noValue) {
            comparisons.add(claim(where, y[0], 0)
                    .verdict(Estimate.NONE, Verdict.UNDECIDED, "the formula cannot be evaluated here: " + noValue));
        }
    }

    private void compare(String what, double found, ExactRow exact, int i) {
        var value = exact.value(i);
        double nearest = Accuracy.nearest(value);
        double ulps = Accuracy.ulps(found, value);
        double allowed = function.sheet().valueUlps();
        double times = ulps <= allowed ? 1 : Math.max(1, exact.condition(i, value));
        var claim = claim(what, found, allowed * times * Math.ulp(nearest));
        comparisons.add(
                Double.isInfinite(nearest)
                        ? claim.verdict(new Estimate(nearest, 0), found == nearest ? Verdict.PASS : Verdict.FAIL, "")
                        : Judge.judge(claim, new Estimate(nearest, radius(nearest, value)), 0, false));
    }

    private Judge.Claim claim(String what, double found, double allowance) {
        var sheet = function.sheet();
        return new Judge.Claim(
                Comparison.Kind.VALUE,
                Witness.FORMULA,
                GROUP,
                what,
                found,
                allowance,
                "formula: " + sheet.formula() + ", to " + Figures.shortest(sheet.valueUlps())
                        + " ulps times condition, which .ulps(…) of its sheet promises");
    }

    private static double radius(double nearest, Interval value) {
        double radius = Accuracy.distance(nearest, value).toDouble();
        return radius == 0 ? 0 : Math.nextUp(radius);
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
