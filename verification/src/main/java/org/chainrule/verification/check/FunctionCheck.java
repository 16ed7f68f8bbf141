package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.chainrule.core.Figures;
import org.chainrule.core.Seed;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.formula.StandsFor;
import org.chainrule.verification.oracle.FiniteDifference;
import org.chainrule.verification.region.Regions;

/**
 * A check of the slope of a function of one number; see {@link GradientCheck#ofFunction}.
 *
 * <p>The points leave the comfortable: they come from every region of {@link Regions#of(ScalarFunction)}, and the report fails
 * if one was never hit. Beside a kink or a jump differences are taken on the side that leads away from it.
 * At a kink the one-sided derivatives must be those of the datasheet, the slope must lie between them and be the stated
 * convention, exactly. At a jump no difference is taken: value and slope must be the stated ones, exactly, and the limits
 * those of the neighbouring doubles. Where differences cannot decide, as in a saturated tail, the derivative of the
 * datasheet's value formula does, and the comparison says so; at fixed hard points it is asked in any case, to sixty digits, and the
 * slope must be as exact as the datasheet states. A kink or a jump that the datasheet does not name is a failure; jumps are hunted
 * between the points as well, by {@link JumpHunt}. Points outside the domain are left out; inside it NaN is a failure.
 * A formula that cannot be read is noted. The slope formula, the range and the direction of the datasheet must hold at the
 * points, and the limits that it states at the infinities.
 */
public final class FunctionCheck {

    static final FiniteDifference DIFFERENCES = FiniteDifference.FULL;
    static final double U = 0x1p-53;

    /** The ladder's own steps end at 2⁻²⁷ of the scale; these go on to 2⁻³⁷. */
    static final double SHORTER = 0x1p-10;

    private final ScalarFunction function;
    private final FunctionCalls calls;
    private final FunctionPlaces places;
    private Regions<Double> regions;
    private final Optional<FormulaOracle> formula;
    private final List<String> notes = new ArrayList<>();
    private final List<Double> chosen = new ArrayList<>();
    private int points = 80;
    private long seed = 1;
    private Patience patience = Patience.TO_THE_END;
    private boolean elsewhere = true;

    FunctionCheck(ScalarFunction function) {
        this(function, Regions.of(function));
    }

    FunctionCheck(ScalarFunction function, Regions<Double> regions) {
        this.function = function;
        calls = new FunctionCalls(function);
        this.regions = regions;
        places = new FunctionPlaces(function.datasheet());
        formula = formula();
    }

    private Optional<FormulaOracle> formula() {
        try {
            return Optional.of(FormulaOracle.of(function));
        } catch (IllegalArgumentException notExecutable) {
            notes.add(Unjudged.note(Unjudged.reason(notExecutable, function)));
            return Optional.empty();
        }
    }

    /** Adds points to check at. */
    public FunctionCheck at(double... xs) {
        for (double x : xs) {
            chosen.add(x);
        }
        return this;
    }

    /** Checks at these points and at the kinks and jumps, and nowhere else; no region is demanded. */
    public FunctionCheck onlyAt(double... xs) {
        regions = new Regions<>(List.of());
        elsewhere = false;
        return points(0).at(xs);
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

    /** Ends at the first FAIL or INACCURATE; the report has what was compared until then. */
    public FunctionCheck untilFirstFault() {
        patience = Patience.FIRST_FAULT;
        return this;
    }

    /** Compares. */
    public CheckReport run() {
        var comparisons = new ArrayList<Comparison>();
        var xs = places.points(regions, chosen, points, new Seed(seed).stream("function check"));
        comparisons.add(Repetition.repeated(
                function.name(),
                "again and again",
                () -> xs.stream()
                        .flatMapToDouble(x -> DoubleStream.of(calls.value(x), calls.slope(x)))
                        .toArray()));
        comparisons.add(reads());
        Unjudged.why(function)
                .ifPresent(why -> comparisons.addAll(
                        Unjudged.undecided(function.datasheet().formula(), why)));
        for (double x : xs) {
            if (patience.isOver(comparisons)) {
                return report(comparisons, xs);
            }
            if (places.breaks().noneMatch(at -> at == x)) {
                comparisons.add(compare(x));
            }
        }
        var atBreaks = new FunctionBreaks(function, places);
        comparisons.addAll(atBreaks.comparisons());
        comparisons.add(atBreaks.noOtherKink(xs));
        comparisons.add(atBreaks.noOtherJump(xs));
        if (elsewhere) {
            comparisons.addAll(FunctionBeyond.comparisons(function));
            comparisons.addAll(new FunctionSheet(function).comparisons(xs, places));
            formula.ifPresent(oracle -> slopeFormula(xs, comparisons));
            formula.ifPresent(oracle -> comparisons.addAll(oracle.comparisons(places, this::claim)));
        }
        return report(comparisons, xs);
    }

    /** Of a variant it is that of the original. */
    private void slopeFormula(List<Double> xs, List<Comparison> comparisons) {
        if (function instanceof StandsFor) {
            return;
        }
        var smooth = xs.stream()
                .filter(x -> places.breaks().noneMatch(at -> at == x))
                .toList();
        var fewOfEach = regions.all().stream()
                .flatMap(region -> smooth.stream().filter(region::holds).limit(2))
                .distinct()
                .toList();
        comparisons.add(new FunctionSlopeFormula(function).comparison(fewOfEach));
    }

    private CheckReport report(List<Comparison> comparisons, List<Double> xs) {
        return new CheckReport("slope of " + function.name(), comparisons, seed, notes, regions.coverage(xs));
    }

    private Comparison compare(double x) {
        return calls.notANumber(x).orElseGet(() -> asDerivative(x));
    }

    private Comparison asDerivative(double x) {
        var differences = unlessTooCoarse(byDifferences(x), x);
        boolean open = differences.verdict() == Verdict.UNDECIDED || differences.verdict() == Verdict.INACCURATE;
        return open
                ? formula.map(oracle -> oracle.decide(differences, claim(x, differences.what()), x))
                        .orElse(differences)
                : differences;
    }

    /** Differences do not see a slope that changes from each double to the next by as much as they miss, on both sides. */
    private Comparison unlessTooCoarse(Comparison differences, double x) {
        boolean coarse = differences.verdict() == Verdict.FAIL
                && Double.isFinite(differences.error())
                && !JumpHunt.isQuiet(calls::slope, x, -1, differences.error())
                && !JumpHunt.isQuiet(calls::slope, x, 1, differences.error());
        return coarse
                ? differences.with(
                        Verdict.UNDECIDED,
                        "the slope changes as much from one double to the next; they are too coarse here")
                : differences;
    }

    private Comparison byDifferences(double x) {
        double scale = Math.min(Math.max(1, Math.abs(x)), places.room(x));
        double left = places.distance(x, -1);
        double right = places.distance(x, 1);
        var claim = claim(x, "x = " + Figures.shortest(x));
        if (Math.min(left, right) > scale / 4) {
            var slopes = DIFFERENCES.slopes(calls::value, x, scale);
            if (slopes.jumps()) {
                return claim.verdict(slopes.central(), Verdict.FAIL, "a jump that the datasheet does not name");
            }
            double gap = Math.abs(slopes.left().value() - slopes.right().value());
            // Slopes that agree to half the digits, or to half of those of the slopes nearby, are one slope that turns
            // beside the point; so are those that shorter
            // steps, which do not reach the turn, cannot tell apart.
            if (slopes.isKink()
                    && gap
                            > Judge.HALF_THE_DIGITS
                                    * Math.max(Math.abs(slopes.central().value()), slopes.secant())
                    && DIFFERENCES.slopes(calls::value, x, scale * SHORTER).isKink()) {
                var fail = claim.verdict(
                        slopes.central(),
                        Verdict.FAIL,
                        "a kink that the datasheet does not name: from the left " + slopes.left() + ", from the right "
                                + slopes.right());
                return formula.filter(oracle -> oracle.turnsNotAt(x, slopes.secant()))
                        .map(oracle -> oracle.decide(fail, claim, x))
                        .orElse(fail);
            }
            var verdict = Judge.judge(claim, slopes, 0, Judge.Depth.PRIMITIVE);
            if (verdict.verdict() == Verdict.PASS) {
                return verdict;
            }
            // A turn beside the point misleads the longer steps; then the shorter ones contradict them.
            var shorter = DIFFERENCES.slopes(calls::value, x, scale * SHORTER);
            return slopes.central().contradicts(shorter.central())
                    ? Judge.judge(claim, shorter, 0, Judge.Depth.PRIMITIVE)
                    : verdict;
        }
        double room = Math.max(left, right);
        var slopes = DIFFERENCES.slopes(calls::value, x, Math.min(scale, 2 * room));
        return left > right
                ? Judge.judge(claim, slopes.left(), slopes.secant(), slopes.flatLeft())
                : Judge.judge(claim, slopes.right(), slopes.secant(), slopes.flatRight());
    }

    private Judge.Claim claim(double x, String what) {
        double slope = calls.slope(x);
        double allowed = (function.datasheet().slopeUlps() + 1) * 2 * U * Math.abs(slope) + Double.MIN_VALUE;
        return new Judge.Claim(
                Comparison.Kind.POINT,
                Witness.DIFFERENCES,
                function.name(),
                what,
                slope,
                allowed,
                "rule: " + function.datasheet().slopeFormula());
    }

    private Comparison reads() {
        var reads = function.datasheet().reads();
        for (double x : new double[] {-2.5, -0.75, 0.25, 1.5, 7}) {
            if (!places.isInside(x)) {
                continue;
            }
            double y = calls.value(x);
            double poisoned = calls.slope(reads.inputs() ? x : Double.NaN, reads.output() ? y : Double.NaN);
            if (poisoned != calls.slope(x, y)) {
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
        return Exact.relation(Witness.READS, function.name(), what, holds, otherwise);
    }
}
