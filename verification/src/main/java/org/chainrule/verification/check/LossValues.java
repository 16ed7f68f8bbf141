package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.verification.formula.CountedRows;
import org.chainrule.verification.formula.ExactLoss;
import org.chainrule.verification.formula.StandsFor;
import org.chainrule.verification.formula.interval.Accuracy;

/**
 * The values of a loss against the formula of its sheet: every column of a loss of elements, every row of any other.
 *
 * <p>Differences compare a slope with the value that is there; if the value itself is wrong and the slope follows it, as when
 * both lack a sign, they agree. Only what the loss is meant to be can tell. The sheet's own ulps times max(1, κ) are allowed.
 */
final class LossValues {

    static final String GROUP = "value";

    private final Loss loss;
    private final StatedValue stated;
    private final List<Comparison> comparisons = new ArrayList<>();

    private LossValues(Loss loss) {
        this.loss = loss;
        stated = new StatedValue(loss.sheet().formula(), loss.sheet().valueUlps());
    }

    /**
     * One comparison per column or row, and one of the slope formulas beside the derivative of that of the value.
     *
     * @throws IllegalArgumentException if the formula cannot be read, or the parameters of the loss cannot
     */
    static List<Comparison> comparisons(Loss loss, Matrix prediction, Matrix target) {
        var values = new LossValues(loss);
        int n = prediction.columns();
        int targets = loss.targetColumns(n);
        for (int i = 0; i < prediction.rows(); i++) {
            var p = prediction.rows(i, 1).toArray();
            var t = targets == 0
                    ? new double[0]
                    : Arrays.copyOf(target.rows(i, 1).toArray(), targets);
            values.row(i, p, t);
        }
        if (!(loss instanceof StandsFor)) { // a variant has the formulas of the original
            values.comparisons.add(LossSlopeFormula.comparison(loss, prediction, target));
        }
        return List.copyOf(values.comparisons);
    }

    private void row(int i, double[] p, double[] t) {
        int n = p.length;
        if (!CountedRows.counts(loss, t, n)) {
            double value = loss.value(p, t, n);
            comparisons.add(Exact.relation(
                    Witness.FORMULA,
                    GROUP,
                    "of row " + i,
                    value == 0,
                    "it does not count, but its value is " + Figures.shortest(value)));
        } else if (loss instanceof ElementLoss element) {
            for (int j = 0; j < n; j++) {
                compare(
                        "of element [" + i + ", " + j + "]",
                        element.value(p[j], t[j], j),
                        ExactLoss.ofElement(element, p[j], t[j], j));
            }
        } else if (loss instanceof StandsFor variant && variant.original() instanceof ElementLoss meant) {
            // The variant gives whole rows only; a row of its first column is that element.
            double first = loss.value(new double[] {p[0]}, new double[] {t[0]}, 1);
            compare("of element [" + i + ", 0]", first, ExactLoss.ofElement(meant, p[0], t[0], 0));
        } else {
            compare("of row " + i, loss.value(p, t, n), ExactLoss.ofRow(loss, p, t));
        }
    }

    private void compare(String what, double found, ExactLoss exact) {
        try {
            var value = exact.value();
            double nearest = Accuracy.nearest(value);
            double ulps = Accuracy.ulps(found, value);
            double times = ulps <= stated.ulps() ? 1 : Math.max(1, exact.condition(value));
            boolean clipped = nearest == 0 && found != 0;
            double rounding = clipped ? 0x1p-52 * exact.termsBeside() : times * Math.ulp(nearest);
            comparisons.add(stated.judged(what, found, value, rounding));
        } catch (ArithmeticException noValue) {
            comparisons.add(stated.unknown(what, found, noValue));
        }
    }
}
