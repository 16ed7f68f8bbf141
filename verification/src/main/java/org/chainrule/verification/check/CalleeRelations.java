package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chainrule.core.Figures;
import org.chainrule.core.Precision;

/**
 * What must hold of somebody else's function, bit for bit, before its numbers mean anything: it leaves its arguments as they
 * were, gives the same for the same, and does not remember where it was called in between.
 *
 * @param callee the function
 * @param group what to report under
 * @param argument what its second argument is called in messages; empty if it has none of its own
 */
record CalleeRelations(Callee callee, String group, String argument) {

    /** Enough that a mask over a few units, drawn anew in every call, or a fault of one early call does not hide. */
    private static final int REPETITIONS = 16;

    private static final String HIDDEN_STATE = ": it depends on hidden state. If it draws at random (dropout, noise,"
            + " sampling), seed it anew in every call or switch it off; if it keeps something between calls, let it not";

    /** The relations at x, with a cotangent or tangent w that may be empty; {@code beside} is another point. */
    List<Comparison> at(double[] x, double[] w, double[] beside) {
        var comparisons = new ArrayList<Comparison>();
        double[] mine = x.clone();
        double[] other = w.clone();
        double[] first = callee.called(mine, other);
        comparisons.add(Exact.of(
                Witness.PURITY,
                group,
                "leaves x as it was",
                Exact.differing(x, mine),
                callee.role() + " changes its argument x in place; work on a copy"));
        if (!argument.isEmpty()) {
            comparisons.add(Exact.of(
                    Witness.PURITY,
                    group,
                    "leaves " + argument + " as it was",
                    Exact.differing(w, other),
                    callee.role() + " changes its argument " + argument + " in place; work on a copy"));
        }
        comparisons.add(repeated(first, x, w));
        after(callee, x, w, beside).ifPresent(comparisons::add);
        halfway(x, w, beside).ifPresent(comparisons::add);
        return comparisons;
    }

    /**
     * Whether it gives the same at a point that has half of its coordinates from x and half from the other, be it called after x or after the
     * other. One that keeps its result until some coordinate changes gives that of either here.
     */
    private Optional<Comparison> halfway(double[] x, double[] w, double[] beside) {
        if (x.length < 2) {
            return Optional.empty();
        }
        double[] between = x.clone();
        for (int i = 1; i < x.length; i += 2) {
            between[i] = beside[i];
        }
        double[] afterOther;
        double[] afterX;
        try {
            callee.at(beside, w);
            afterOther = callee.at(between, w);
            callee.at(beside, w);
            callee.at(x, w);
            afterX = callee.at(between, w);
        } catch (IllegalArgumentException | ArithmeticException outsideItsDomain) {
            return Optional.empty();
        }
        return Optional.of(Exact.of(
                Witness.REPETITION,
                group,
                "the same after points that share coordinates with this one",
                differing(afterOther, afterX),
                callee.role()
                        + " gives other numbers for the same x after a call at a point that has some of its coordinates"
                        + change(afterOther, afterX)
                        + ": it keeps something until one of them changes; compare them all, or keep nothing"));
    }

    /** What it gives at another point before it was ever called at x; empty if that is outside its domain. */
    Optional<double[]> before(double[] w, double[] beside) {
        try {
            return Optional.of(callee.at(beside, w));
        } catch (RuntimeException outsideItsDomain) {
            return Optional.empty();
        }
    }

    /** Whether it still gives at a point what it gave in an earlier call, be it the first of all. */
    Optional<Comparison> since(Optional<double[]> before, String where, double[] w, double[] point) {
        return before.map(first -> {
            double[] again = callee.at(point, w);
            return Exact.of(
                    Witness.REPETITION,
                    group,
                    "the same " + where + " as in its first call there",
                    differing(first, again),
                    callee.role() + " gives other numbers " + where + " than in its first call there"
                            + change(first, again) + HIDDEN_STATE);
        });
    }

    private Comparison repeated(double[] first, double[] x, double[] w) {
        double[] again = callee.at(x, w);
        for (int n = 1; n < REPETITIONS && differing(first, again) == 0; n++) {
            again = callee.at(x, w);
        }
        return Exact.of(
                Witness.REPETITION,
                group,
                "the same x again",
                differing(first, again),
                callee.role() + " gives other numbers for the same x when called again" + change(first, again)
                        + HIDDEN_STATE);
    }

    /** vjp(x, c·g) = c·vjp(x, g) for {@link Factors}; where the product is not finite nothing is asked. */
    List<Comparison> homogeneous(double[] x, double[] w, Precision claimedIn) {
        var comparisons = new ArrayList<Comparison>();
        double[] plain = callee.at(x, w);
        for (double factor : Factors.in(claimedIn)) {
            double[] expected = times(factor, plain);
            double[] found = callee.at(x, times(factor, w));
            callee.requireLength(found, plain.length, "for another " + argument);
            int broken = 0;
            for (int i = 0; i < plain.length; i++) {
                boolean asked = Double.isFinite(plain[i]);
                broken += asked && !Factors.isScaled(plain[i], factor, found[i], claimedIn) ? 1 : 0;
            }
            String c = Figures.shortest(factor);
            comparisons.add(Exact.of(
                    Witness.LINEARITY,
                    group,
                    c + "·" + argument + " gives " + c + " times as much",
                    broken,
                    callee.role() + " is not linear in " + argument + ": " + c + "·" + argument
                            + " gives other numbers than "
                            + c + " times as much" + instead(expected, found)
                            + "; neither clip it nor add to it nor ask how large it is"));
        }
        return comparisons;
    }

    /** Whether a call at another point in between, of this function or another, changes what this one gives at x. */
    Optional<Comparison> after(Callee between, double[] x, double[] w, double[] beside) {
        double[] first = callee.at(x, w);
        try {
            between.at(beside, between.equals(callee) ? w : new double[0]);
        } catch (IllegalArgumentException | ArithmeticException outsideItsDomain) {
            return Optional.empty();
        }
        double[] again = callee.at(x, w);
        return Optional.of(Exact.of(
                Witness.REPETITION,
                group,
                "the same x after " + (between.equals(callee) ? "it" : between.role()) + " ran at another",
                differing(first, again),
                callee.role() + " gives other numbers for the same x when "
                        + (between.equals(callee) ? "it" : between.role()) + " ran at another point in between"
                        + change(first, again)
                        + (between.equals(callee)
                                ? HIDDEN_STATE
                                : ": it uses what that left behind; what it needs must come from x alone (run forward at x"
                                        + " first, inside)")));
    }

    private static int differing(double[] a, double[] b) {
        return a.length == b.length ? Exact.differing(a, b) : Math.max(1, Math.abs(a.length - b.length));
    }

    private static String change(double[] a, double[] b) {
        if (a.length != b.length) {
            return " (" + a.length + " of them, then " + b.length + ")";
        }
        for (int i = 0; i < a.length; i++) {
            if (a[i] != b[i]) {
                return " (number " + i + ": " + Figures.significant(a[i], 17) + ", then "
                        + Figures.significant(b[i], 17) + ")";
            }
        }
        return "";
    }

    private static String instead(double[] expected, double[] found) {
        for (int i = 0; i < expected.length; i++) {
            if (expected[i] != found[i]) {
                return " (number " + i + ": " + Figures.significant(found[i], 17) + " in place of "
                        + Figures.significant(expected[i], 17) + ")";
            }
        }
        return "";
    }

    private static double[] times(double factor, double[] values) {
        var product = values.clone();
        for (int i = 0; i < product.length; i++) {
            product[i] *= factor;
        }
        return product;
    }
}
