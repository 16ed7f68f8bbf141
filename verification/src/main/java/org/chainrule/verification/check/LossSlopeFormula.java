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
import org.chainrule.verification.formula.interval.Accuracy;

/**
 * The slope formulas of the sheet of a loss against the derivative of its value formula, both in enclosures: one column of
 * every part and row. Where the one-sided derivatives differ there is a kink, and nothing to compare.
 */
final class LossSlopeFormula {

    private static final String GROUP = "slope formula";

    private final Loss loss;
    private final List<String> against = new ArrayList<>();

    private LossSlopeFormula(Loss loss) {
        this.loss = loss;
    }

    /**
     * One comparison over the rows that count; it fails if a slope formula cannot be read.
     *
     * @throws IllegalArgumentException if the value formula cannot be read, or the parameters of the loss cannot
     */
    static Comparison comparison(Loss loss, Matrix prediction, Matrix target) {
        var formulas = new LossSlopeFormula(loss);
        int targets = loss.targetColumns(prediction.columns());
        for (int i = 0; i < prediction.rows() && formulas.against.isEmpty(); i++) {
            var t = targets == 0
                    ? new double[0]
                    : Arrays.copyOf(target.rows(i, 1).toArray(), targets);
            formulas.row(i, prediction.rows(i, 1).toArray(), t);
        }
        return Exact.of(
                Witness.FORMULA,
                GROUP,
                "",
                formulas.against.size(),
                formulas.against.isEmpty() ? "" : formulas.against.get(0));
    }

    private void row(int i, double[] p, double[] t) {
        if (!CountedRows.counts(loss, t, p.length)) {
            return;
        }
        var parts = loss.sheet().parts();
        int n = p.length / parts.size();
        int j = i % n;
        if (loss instanceof ElementLoss element) {
            compare(ExactLoss.ofElement(element, p[j], t[j], j), 0, 0, " at p = " + p[j] + ", t = " + t[j]);
            return;
        }
        var exact = ExactLoss.ofRow(loss, p, t);
        for (int block = 0; block < parts.size(); block++) {
            String of = " of " + parts.get(block).name() + "_" + j;
            compare(exact, block, j, of + " at row " + Arrays.toString(p) + ", target " + Arrays.toString(t));
        }
    }

    private void compare(ExactLoss exact, int block, int j, String at) {
        try {
            var stated = exact.slopeAsStated(block, j);
            var derived = exact.slope(block, j);
            if (!FunctionSlopeFormula.agree(stated, derived) && !isKink(exact, block, j)) {
                against.add("the sheet says " + loss.sheet().parts().get(block).slopeFormula() + "; it is "
                        + Figures.shortest(Accuracy.nearest(stated)) + at + ", the derivative of "
                        + loss.sheet().formula() + " is " + Figures.shortest(Accuracy.nearest(derived)));
            }
        } catch (IllegalArgumentException notExecutable) {
            against.add(notExecutable.getMessage());
        } catch (ArithmeticException noValue) {
            return; // a formula that is not defined here, or digits beyond reach
        }
    }

    private static boolean isKink(ExactLoss exact, int block, int j) {
        return !FunctionSlopeFormula.agree(exact.slopeBeside(block, j, -1), exact.slopeBeside(block, j, 1));
    }
}
