package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Figures;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.oracle.Estimate;
import org.chainrule.verification.oracle.FiniteDifference;

/**
 * A check of the slope of a function of one number; see {@link GradientCheck#ofFunction}.
 *
 * <p>The points leave the comfortable: 0, subnormal, tiny, huge, saturated, random at many scales, every kink of the
 * datasheet and its two neighbours. Beside a kink differences are taken on the side that leads away from it. At a kink the
 * one-sided derivatives must be those of the datasheet, the slope must lie between them and be the stated convention,
 * exactly. A kink that the datasheet does not name is a failure.
 */
public final class FunctionCheck {

    private static final FiniteDifference DIFFERENCES = FiniteDifference.FULL;
    private static final double U = 0x1p-53;
    private static final double[] SPECIAL = {
        0, Double.MIN_VALUE, 1e-300, 1e-30, 1e-8, 0.001, 0.5, 1, 2, 5, 10, 1e3, 1e6, 1e100
    };

    /** Where sigmoids have saturated; 40 on the right is beyond what differences of values near 1 can tell from 0. */
    private static final double[] SATURATED = {20, -20, -40};

    /** The ladder's own steps end at 2⁻²⁷ of the scale; these go on to 2⁻³⁷. */
    private static final double SHORTER = 0x1p-10;

    private final ScalarFunction function;
    private final List<Double> chosen = new ArrayList<>();
    private int points = 80;
    private long seed = 1;

    FunctionCheck(ScalarFunction function) {
        this.function = function;
    }

    /** Adds points to check at. */
    public FunctionCheck at(double... xs) {
        for (double x : xs) {
            chosen.add(x);
        }
        return this;
    }

    /** How many random points, besides the special ones; 80 if not said. */
    public FunctionCheck points(int count) {
        points = Arguments.count("points", count);
        return this;
    }

    /** Where the random choices come from; 1 if not said. */
    public FunctionCheck seed(long value) {
        seed = value;
        return this;
    }

    /** Compares. */
    public CheckReport run() {
        var comparisons = new ArrayList<Comparison>();
        for (double x : points(new Seed(seed).stream("function check"))) {
            if (!isKink(x)) {
                comparisons.add(compare(x));
            }
        }
        for (Kink kink : function.datasheet().kinks()) {
            atKink(kink, comparisons);
        }
        comparisons.add(reads());
        return new CheckReport("slope of " + function.name(), comparisons, seed, List.of());
    }

    private List<Double> points(RandomGenerator random) {
        var xs = new ArrayList<>(chosen);
        for (double x : SPECIAL) {
            xs.add(x);
            xs.add(-x);
        }
        for (double x : SATURATED) {
            xs.add(x);
        }
        for (int i = 0; i < points; i++) {
            double scale = i % 4 == 0 ? StrictMath.pow(10, Seed.uniform(random, -6, 1)) : 6;
            xs.add(Seed.uniform(random, -scale, scale));
        }
        for (Kink kink : function.datasheet().kinks()) {
            xs.add(Math.nextUp(kink.at()));
            xs.add(Math.nextDown(kink.at()));
        }
        return xs;
    }

    private double slope(double x) {
        return function.slope(x, function.value(x));
    }

    private Comparison compare(double x) {
        double scale = Math.max(1, Math.abs(x));
        double left = distance(x, -1);
        double right = distance(x, 1);
        var claim = claim(x, "x = " + Figures.shortest(x));
        if (Math.min(left, right) > scale / 4) {
            var slopes = DIFFERENCES.slopes(function::value, x, scale);
            double gap = Math.abs(slopes.left().value() - slopes.right().value());
            // Slopes that agree to half the digits are one slope that turns beside the point; so are those that shorter
            // steps, which do not reach the turn, cannot tell apart.
            if (slopes.isKink()
                    && gap > Judge.HALF_THE_DIGITS * Math.abs(slopes.central().value())
                    && DIFFERENCES.slopes(function::value, x, scale * SHORTER).isKink()) {
                return claim.verdict(
                        slopes.central(),
                        Verdict.FAIL,
                        "a kink that the datasheet does not name: from the left " + slopes.left() + ", from the right "
                                + slopes.right());
            }
            return Judge.judge(claim, slopes, 0, Judge.Depth.PRIMITIVE);
        }
        double room = Math.max(left, right);
        var slopes = DIFFERENCES.slopes(function::value, x, Math.min(scale, 2 * room));
        return Judge.judge(claim, left > right ? slopes.left() : slopes.right(), slopes.secant(), false);
    }

    /** Distance to the nearest kink on one side; infinite if there is none. */
    private double distance(double x, int side) {
        return function.datasheet().kinks().stream()
                .mapToDouble(kink -> side * (kink.at() - x))
                .filter(d -> d >= 0)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    private boolean isKink(double x) {
        return function.datasheet().kinks().stream().anyMatch(kink -> kink.at() == x);
    }

    private Judge.Claim claim(double x, String what) {
        double slope = slope(x);
        double allowed = (function.datasheet().slopeUlps() + 1) * 2 * U * Math.abs(slope) + Double.MIN_VALUE;
        return new Judge.Claim(
                Comparison.Kind.POINT,
                function.name(),
                what,
                slope,
                allowed,
                "rule: " + function.datasheet().slopeFormula());
    }

    private void atKink(Kink kink, List<Comparison> comparisons) {
        double x = kink.at();
        String what = "kink at " + Figures.shortest(x);
        double room = function.datasheet().kinks().stream()
                .filter(other -> other.at() != x)
                .mapToDouble(other -> Math.abs(other.at() - x))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        var slopes = DIFFERENCES.slopes(function::value, x, Math.min(Math.max(1, Math.abs(x)), 2 * room));
        comparisons.add(stated(kink.left(), what + ", derivative from the left", slopes.left()));
        comparisons.add(stated(kink.right(), what + ", derivative from the right", slopes.right()));
        double slope = slope(x);
        boolean between = slopes.isBetween(slope, 0);
        comparisons.add(exact(
                what + ", slope",
                between,
                "the slope " + Figures.shortest(slope) + " must lie between " + slopes.left() + " and "
                        + slopes.right()));
        comparisons.add(exact(
                what + ", convention",
                slope == kink.convention(),
                "the slope is " + Figures.shortest(slope) + " but the datasheet says "
                        + Figures.shortest(kink.convention())));
    }

    private Comparison stated(double value, String what, Estimate oracle) {
        double allowed = 2 * U * Math.abs(value);
        var claim = new Judge.Claim(Comparison.Kind.POINT, function.name(), what, value, allowed, "");
        return Judge.judge(claim, oracle, 1, false);
    }

    private Comparison reads() {
        var reads = function.datasheet().reads();
        for (double x : new double[] {-2.5, -0.75, 0.25, 1.5, 7}) {
            double y = function.value(x);
            double poisoned = function.slope(reads.inputs() ? x : Double.NaN, reads.output() ? y : Double.NaN);
            if (poisoned != function.slope(x, y)) {
                return exact(
                        "reads",
                        false,
                        "the datasheet says the slope reads " + reads + ", but it changes when the rest is NaN, at x = "
                                + Figures.shortest(x));
            }
        }
        return exact("reads", true, "");
    }

    private Comparison exact(String what, boolean holds, String otherwise) {
        return Exact.relation(function.name(), what, holds, otherwise);
    }
}
