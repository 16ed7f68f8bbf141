package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chainrule.autodiff.op.Op;
import org.chainrule.autodiff.op.RowWise;
import org.chainrule.core.Matrix;
import org.chainrule.core.function.RowFunction;
import org.chainrule.verification.formula.ExactRow;
import org.chainrule.verification.formula.interval.Accuracy;

/**
 * The values of a function of a row against the formula of its sheet, as {@link LossValues} of a loss: differences and dual numbers
 * follow the value that is there, and only what it is meant to be can tell that it is another. The sheet's own ulps times max(1, κ)
 * are allowed.
 */
final class RowValues {

    private final RowFunction function;
    private final StatedValue stated;
    private final List<Comparison> comparisons = new ArrayList<>();

    private RowValues(RowFunction function) {
        this.function = function;
        stated = new StatedValue(function.sheet().formula(), function.sheet().valueUlps());
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
            comparisons.add(stated.unknown(where, y[0], noValue));
        }
    }

    private void compare(String what, double found, ExactRow exact, int i) {
        var value = exact.value(i);
        double times = Accuracy.ulps(found, value) <= stated.ulps() ? 1 : Math.max(1, exact.condition(i, value));
        comparisons.add(stated.judged(what, found, value, times * Math.ulp(Accuracy.nearest(value))));
    }

    private static List<Double> list(double[] values) {
        return Arrays.stream(values).boxed().toList();
    }
}
