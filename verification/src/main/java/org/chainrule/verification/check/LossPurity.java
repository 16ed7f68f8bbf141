package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;
import org.chainrule.core.loss.Loss;

/**
 * That a loss reads and writes what it says and no more: it leaves its arguments as they were, reads the first n elements of
 * the prediction and the first {@code targetColumns(n)} of the target, and overwrites the first n of the slope.
 *
 * <p>Every row is computed from arrays that end where the row does, and again from longer ones: once with ∞ and once with −∞
 * beyond the row, so that also a maximum or a minimum over too much comes to something else. The slope is written over NaN and
 * over −1, so that what is added to, or not written, shows.
 */
final class LossPurity {

    private final Loss loss;
    private final Map<Rule, String> broken = new EnumMap<>(Rule.class);
    private final Map<Rule, Integer> rows = new EnumMap<>(Rule.class);

    private enum Rule {
        ARGUMENTS(Witness.PURITY, "leaves p and t as they were", "p and t are not modified: work on a copy"),
        READS(
                Witness.READS,
                "reads no more than the row",
                "arrays may be longer than the row: go to n, not to their length"),
        WRITES(Witness.PURITY, "writes no more than the row", "only the first n elements of dp are written: go to n"),
        OVERWRITES(Witness.BETA, "overwrites dp", "dp := ∂L/∂p: set each of the first n elements, and add to none");

        private final Witness by;
        private final String title;
        private final String cure;

        Rule(Witness by, String title, String cure) {
            this.by = by;
            this.title = title;
            this.cure = cure;
        }
    }

    private LossPurity(Loss loss) {
        this.loss = loss;
    }

    /**
     * One comparison per rule, over the rows of all points.
     *
     * @param points predictions, each with a target unless there is none
     */
    static List<Comparison> comparisons(Loss loss, List<List<Matrix>> points) {
        var purity = new LossPurity(loss);
        for (var at : points) {
            var prediction = at.get(0);
            int width = loss.targetColumns(prediction.columns());
            for (int i = 0; i < prediction.rows(); i++) {
                var t = width == 0 ? new double[0] : at.get(1).rows(i, 1).toArray();
                purity.row(i, prediction.rows(i, 1).toArray(), t);
            }
        }
        var comparisons = new ArrayList<Comparison>();
        for (Rule rule : Rule.values()) {
            comparisons.add(Exact.of(
                    rule.by,
                    loss.name() + ", rows",
                    rule.title,
                    purity.rows.getOrDefault(rule, 0),
                    purity.broken.getOrDefault(rule, "")));
        }
        return comparisons;
    }

    private void row(int i, double[] p, double[] t) {
        int n = p.length;
        var slope = new double[n];
        double value;
        double weight;
        try {
            value = loss.value(p.clone(), t.clone(), n);
            weight = loss.weight(t.clone(), n);
            loss.slope(p.clone(), t.clone(), n, slope);
        } catch (IllegalArgumentException outsideItsDomain) {
            return;
        }
        Map<Rule, String> found = new EnumMap<>(Rule.class);
        for (double beyond : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            call("value", p, t, beyond, found, (lp, lt) -> {
                double again = loss.value(lp, lt, n);
                requireSame("value", value, again, found);
            });
            call("weight", p, t, beyond, found, (lp, lt) -> {
                double again = loss.weight(lt, n);
                requireSame("weight", weight, again, found);
            });
            call("slope", p, t, beyond, found, (lp, lt) -> written(lp, lt, slope, beyond > 0 ? Double.NaN : -1, found));
        }
        found.forEach((rule, what) -> {
            rows.merge(rule, 1, Integer::sum);
            broken.putIfAbsent(
                    rule,
                    loss.name() + ": " + what + " in row " + i + ", p = " + Points.brief(p) + ", t = " + Points.brief(t)
                            + "; " + rule.cure);
        });
    }

    private interface Call {
        void of(double[] p, double[] t);
    }

    private static void call(String name, double[] p, double[] t, double beyond, Map<Rule, String> found, Call call) {
        double[] longP = extended(p, beyond);
        double[] longT = extended(t, beyond);
        try {
            call.of(longP, longT);
        } catch (IllegalArgumentException refused) {
            found.putIfAbsent(Rule.READS, name + " refuses what lies beyond the row (" + refused.getMessage() + ")");
        }
        requireUnchanged(name, "prediction p", extended(p, beyond), longP, found);
        requireUnchanged(name, "target t", extended(t, beyond), longT, found);
    }

    private void written(double[] p, double[] t, double[] slope, double before, Map<Rule, String> found) {
        int n = slope.length;
        var dp = extended(slope, before);
        Arrays.fill(dp, before);
        loss.slope(p, t, n, dp);
        for (int j = 0; j < dp.length; j++) {
            if (!same(dp[j], j < n ? slope[j] : before)) {
                found.putIfAbsent(
                        j < n ? (reads(p, t, slope) ? Rule.READS : Rule.OVERWRITES) : Rule.WRITES,
                        "slope makes dp[" + j + "] " + Figures.shortest(dp[j]) + " where it was "
                                + Figures.shortest(before)
                                + (j < n ? " and needs " + Figures.shortest(slope[j]) : " and n is " + n));
            }
        }
    }

    /** Whether the slope comes to something else even over zeros: then it depends on what lies beyond the row. */
    private boolean reads(double[] p, double[] t, double[] slope) {
        var dp = new double[2 * slope.length];
        loss.slope(p, t, slope.length, dp);
        return Exact.differing(slope, dp) > 0;
    }

    private static void requireSame(String name, double alone, double again, Map<Rule, String> found) {
        if (!same(alone, again)) {
            found.putIfAbsent(
                    Rule.READS,
                    name + " is " + Figures.shortest(alone) + " but " + Figures.shortest(again)
                            + " when ±∞ lies beyond the row");
        }
    }

    private static void requireUnchanged(
            String name, String argument, double[] before, double[] after, Map<Rule, String> found) {
        for (int j = 0; j < before.length; j++) {
            if (!same(before[j], after[j])) {
                found.putIfAbsent(
                        Rule.ARGUMENTS,
                        name + " changes element " + j + " of its " + argument + " from " + Figures.shortest(before[j])
                                + " to " + Figures.shortest(after[j]));
            }
        }
    }

    private static boolean same(double a, double b) {
        return a == b || (Double.isNaN(a) && Double.isNaN(b));
    }

    /** The row, and beyond it as many again and one more: a row without a target is empty. */
    private static double[] extended(double[] row, double beyond) {
        double[] longer = Arrays.copyOf(row, 2 * row.length + 1);
        Arrays.fill(longer, row.length, longer.length, beyond);
        return longer;
    }
}
