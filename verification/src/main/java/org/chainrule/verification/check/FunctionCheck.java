package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.chainrule.core.Figures;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Jump;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.oracle.Estimate;
import org.chainrule.verification.oracle.FiniteDifference;

/**
 * A check of the slope of a function of one number; see {@link GradientCheck#ofFunction}.
 *
 * <p>The points leave the comfortable: 0, subnormal, tiny, huge, saturated, random at many scales, every kink and jump of
 * the datasheet and its two neighbours. Beside a kink or a jump differences are taken on the side that leads away from it.
 * At a kink the one-sided derivatives must be those of the datasheet, the slope must lie between them and be the stated
 * convention, exactly. At a jump no difference is taken: value and slope must be the stated ones, exactly, and the limits
 * those of the neighbouring doubles. Where differences cannot decide, as in a saturated tail, the derivative of the
 * datasheet's value formula does, and the comparison says so. A kink or a jump that the datasheet does not name is a failure; jumps are hunted
 * between the points as well, by {@link JumpHunt}. Points outside the domain are left out.
 */
public final class FunctionCheck {

    private static final FiniteDifference DIFFERENCES = FiniteDifference.FULL;
    private static final double U = 0x1p-53;

    private static final double[] SPECIAL = {
        0, Double.MIN_VALUE, 1e-300, 1e-30, 1e-8, 0.001, 0.5, 1, 2, 5, 10, 1e3, 1e6, 1e100
    };

    /** Where sigmoids have saturated: differences of values near 1 cannot tell the slope from 0, the formula can. */
    private static final double[] SATURATED = {20, -20, 40, -40};

    /** The ladder's own steps end at 2⁻²⁷ of the scale; these go on to 2⁻³⁷. */
    private static final double SHORTER = 0x1p-10;

    private final ScalarFunction function;
    private final Optional<FormulaOracle> formula;
    private final List<Double> chosen = new ArrayList<>();
    private int points = 80;
    private long seed = 1;

    FunctionCheck(ScalarFunction function) {
        this.function = function;
        formula = FormulaOracle.of(function);
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
        var xs = points(new Seed(seed).stream("function check"));
        for (double x : xs) {
            if (breaks().noneMatch(at -> at == x)) {
                comparisons.add(compare(x));
            }
        }
        for (Kink kink : function.datasheet().kinks()) {
            atKink(kink, comparisons);
        }
        for (Jump jump : function.datasheet().jumps()) {
            atJump(jump, comparisons);
        }
        comparisons.add(noOtherJump(xs));
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
        breaks().forEach(at -> {
            xs.add(Math.nextUp(at));
            xs.add(Math.nextDown(at));
        });
        xs.removeIf(x -> !isInside(x));
        return xs;
    }

    /** Whether differences can be taken; an end of the domain has no derivative. */
    private boolean isInside(double x) {
        return room(x) > 0;
    }

    /** Distance to the nearer end of the domain; infinite if there is none, negative outside. */
    private double room(double x) {
        var sheet = function.datasheet();
        return Math.min(x - sheet.domainLow(), sheet.domainHigh() - x);
    }

    /** Kinks and jumps. */
    private DoubleStream breaks() {
        var sheet = function.datasheet();
        return DoubleStream.concat(
                sheet.kinks().stream().mapToDouble(Kink::at),
                sheet.jumps().stream().mapToDouble(Jump::at));
    }

    private double slope(double x) {
        return function.slope(x, function.value(x));
    }

    private Comparison compare(double x) {
        var differences = byDifferences(x);
        return differences.verdict() == Verdict.UNDECIDED
                ? formula.map(oracle -> oracle.decide(differences, claim(x, differences.what()), x))
                        .orElse(differences)
                : differences;
    }

    private Comparison byDifferences(double x) {
        double scale = Math.min(Math.max(1, Math.abs(x)), room(x));
        double left = distance(x, -1);
        double right = distance(x, 1);
        var claim = claim(x, "x = " + Figures.shortest(x));
        if (Math.min(left, right) > scale / 4) {
            var slopes = DIFFERENCES.slopes(function::value, x, scale);
            if (slopes.jumps()) {
                return claim.verdict(slopes.central(), Verdict.FAIL, "a jump that the datasheet does not name");
            }
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
            var verdict = Judge.judge(claim, slopes, 0, Judge.Depth.PRIMITIVE);
            if (verdict.verdict() == Verdict.PASS) {
                return verdict;
            }
            // A turn beside the point misleads the longer steps; then the shorter ones contradict them.
            var shorter = DIFFERENCES.slopes(function::value, x, scale * SHORTER);
            return contradict(slopes.central(), shorter.central())
                    ? Judge.judge(claim, shorter, 0, Judge.Depth.PRIMITIVE)
                    : verdict;
        }
        double room = Math.max(left, right);
        var slopes = DIFFERENCES.slopes(function::value, x, Math.min(scale, 2 * room));
        return left > right
                ? Judge.judge(claim, slopes.left(), slopes.secant(), slopes.flatLeft())
                : Judge.judge(claim, slopes.right(), slopes.secant(), slopes.flatRight());
    }

    private static boolean contradict(Estimate a, Estimate b) {
        return a.isKnown() && b.isKnown() && b.distance(a.value()) > a.bound() + b.bound();
    }

    /** Distance to the nearest kink or jump on one side; infinite if there is none. */
    private double distance(double x, int side) {
        return breaks().map(at -> side * (at - x)).filter(d -> d >= 0).min().orElse(Double.POSITIVE_INFINITY);
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
        double room = breaks().filter(other -> other != x)
                .map(other -> Math.abs(other - x))
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

    private void atJump(Jump jump, List<Comparison> comparisons) {
        double x = jump.at();
        String what = "jump at " + Figures.shortest(x);
        double value = function.value(x);
        comparisons.add(stated(what + ", value", value, jump.value()));
        comparisons.add(stated(what + ", slope", function.slope(x, value), jump.slope()));
        comparisons.add(limit(what + ", limit from the left", jump.left(), Math.nextDown(x), x));
        comparisons.add(limit(what + ", limit from the right", jump.right(), Math.nextUp(x), x));
        comparisons.add(exact(what + ", it jumps", jump.left() != jump.right(), "both limits are the same"));
    }

    private Comparison stated(String what, double found, double stated) {
        return exact(
                what,
                found == stated,
                "it is " + Figures.shortest(found) + " but the datasheet says " + Figures.shortest(stated));
    }

    /** From the limit to the next double the value moves by slope times step, and is rounded; twice that is allowed. */
    private Comparison limit(String what, double limit, double beside, double at) {
        double found = function.value(beside);
        double rounding = (function.datasheet().valueUlps() + 1) * Math.ulp(limit);
        double allowed = 2 * (Math.abs(slope(beside)) * Math.abs(beside - at) + rounding);
        return exact(
                what,
                Math.abs(found - limit) <= allowed,
                "the value at the next double is " + Figures.shortest(found) + " but the datasheet says "
                        + Figures.shortest(limit));
    }

    private Comparison noOtherJump(List<Double> xs) {
        var points = DoubleStream.concat(xs.stream().mapToDouble(x -> x), breaks());
        var found = JumpHunt.between(function::value, points.sorted().distinct().toArray());
        return exact(
                "no jump but the stated ones",
                found.isEmpty(),
                "the value jumps at " + found.stream().map(Figures::shortest).toList());
    }

    private Comparison stated(double value, String what, Estimate oracle) {
        double allowed = 2 * U * Math.abs(value);
        var claim = new Judge.Claim(Comparison.Kind.POINT, function.name(), what, value, allowed, "");
        return Judge.judge(claim, oracle, 1, false);
    }

    private Comparison reads() {
        var reads = function.datasheet().reads();
        for (double x : new double[] {-2.5, -0.75, 0.25, 1.5, 7}) {
            if (!isInside(x)) {
                continue;
            }
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
