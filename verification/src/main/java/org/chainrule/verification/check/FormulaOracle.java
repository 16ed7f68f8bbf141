package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.chainrule.core.Figures;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.SlopeBound;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.DoubleArithmetic;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.Precision;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;
import org.chainrule.verification.oracle.Estimate;

/**
 * The second oracle of a scalar function: the derivative of the datasheet's value formula, by dual arithmetic in enclosures.
 * It is asked where differences cannot decide, as in a saturated tail, where they miss digits, since a turn beside the point
 * may mislead them, and at fixed hard points in any case; and only where the formula has the function's value.
 */
final class FormulaOracle {

    private static final Coordinate X = Coordinate.of("x");
    private static final int BITS = 64;
    private static final Precision SIXTY_DIGITS = new Precision(200, Precision.Vanishing.ROUNDED);

    /**
     * In the middle, where tails begin, where sigmoids have saturated and where e⁻ˣ nearly underflows: there the differences
     * of a value that has rounded to its limit are 0 whatever the slope, and rules that are right on the blackboard lose
     * their digits.
     */
    private static final double[] HARD = {
        1e-8, 0.7, 1.9, 5, 8, 11.3, 15, 20, 24.1, 31.7, 37, 40, 43.9, 101.3, 300, 740.1
    };

    private final ScalarFunction function;
    private final FunctionCalls calls;
    private final Formula formula;
    private final Bindings<Double> parameters;

    private FormulaOracle(ScalarFunction function, Formula formula, Map<String, Double> parameters) {
        this.function = function;
        calls = new FunctionCalls(function);
        this.formula = formula;
        this.parameters = Bindings.of(parameters);
    }

    /**
     * The oracle of a function.
     *
     * @throws IllegalArgumentException if the formula cannot be read, or the parameters cannot, as may be with a function of
     *     one's own
     */
    static FormulaOracle of(ScalarFunction function) {
        var formula = Formula.parse(function.datasheet().formula());
        var oracle = new FormulaOracle(function, formula, RecordComponents.of(function));
        requireValues(formula, oracle.parameters);
        return oracle;
    }

    /** A name that is not known is refused when the formula is evaluated; what it comes to does not matter. */
    static void requireValues(Formula formula, Bindings<Double> parameters) {
        for (double x : new double[] {-1, 1}) {
            try {
                formula.evaluate(new DoubleArithmetic(), parameters.with("x", x));
            } catch (ArithmeticException noValueHere) {
                // there may be one elsewhere
            }
        }
    }

    /** Judges what differences left undecided or found inaccurate; leaves it so where the formula has no value, or another one. */
    Comparison decide(Comparison undecided, Judge.Claim claim, double x) {
        try {
            var at = parameters.with("x", x);
            double off = Accuracy.ulps(calls.value(x), formula.exactly(at));
            if (off > function.datasheet().valueUlps() + 1) {
                return undecided;
            }
            var exact = formula.derivativeExactly(X, at);
            double slope = Accuracy.nearest(exact);
            if (!Double.isFinite(slope)) {
                return undecided;
            }
            var oracle = new Estimate(
                    slope, Math.nextUp(Accuracy.distance(slope, exact).toDouble()));
            var judged =
                    Judge.judge(claim.before(Witness.FORMULA).allowing(condition(at, x, exact)), oracle, 0, slope == 0);
            return judged.because("differences cannot decide (" + undecided.oracle()
                    + "); the oracle is the derivative of " + formula.text());
        } catch (IllegalArgumentException | ArithmeticException noValue) {
            return undecided;
        }
    }

    /**
     * Whether the slope of the formula is the same, to half of the digits of the slopes nearby, on both neighbours of x: then
     * the kink or turn that differences see is beside x, within their shortest steps.
     */
    boolean turnsNotAt(double x, double nearby) {
        try {
            double below = Accuracy.nearest(formula.derivativeExactly(X, parameters.with("x", Math.nextDown(x))));
            double above = Accuracy.nearest(formula.derivativeExactly(X, parameters.with("x", Math.nextUp(x))));
            double size = Math.max(nearby, Math.max(Math.abs(below), Math.abs(above)));
            return Math.abs(above - below) <= Judge.HALF_THE_DIGITS * size;
        } catch (IllegalArgumentException | ArithmeticException noValue) {
            return false;
        }
    }

    /** Value and slope at the hard points, as far as the function takes them and the formula has a value there. */
    List<Comparison> comparisons(FunctionPlaces places, BiFunction<Double, String, Judge.Claim> slope) {
        var comparisons = new ArrayList<Comparison>();
        for (double magnitude : HARD) {
            for (double x : new double[] {magnitude, -magnitude}) {
                if (places.isInside(x) && places.breaks().noneMatch(at -> at == x)) {
                    try {
                        compare(x, slope.apply(x, "x = " + Figures.shortest(x) + ", a hard point"), comparisons);
                    } catch (IllegalArgumentException | ArithmeticException noValue) {
                        // digits beyond reach
                    }
                }
            }
        }
        return comparisons;
    }

    /** To sixty digits. A function of a user's own that states no accuracy is not blamed for lost digits as long as half are there. */
    private void compare(double x, Judge.Claim slope, List<Comparison> comparisons) {
        var sheet = function.datasheet();
        var at = parameters.with("x", x);
        double found = calls.value(x);
        var value = formula.exactly(at);
        double off = Accuracy.ulps(found, value);
        boolean own = FunctionSheet.isSilentOnAccuracy(function);
        boolean half = off * Math.ulp(found) <= Judge.HALF_THE_DIGITS * Math.abs(found);
        boolean holds = off <= sheet.valueUlps() + 1 || (own && half);
        var kept = Exact.relation(
                Witness.FORMULA,
                function.name(),
                "value at " + Figures.shortest(x),
                holds,
                "the value " + Figures.shortest(found) + " is " + Figures.significant(off, 2) + " ulps from "
                        + formula.text() + ", and the datasheet promises " + Figures.shortest(sheet.valueUlps())
                        + ": mend the value or the formula, or promise what it has with .ulps(…)");
        comparisons.add(
                half && !holds ? kept.with(Verdict.INACCURATE, "digits are lost, and more than half are there") : kept);
        var exact = SIXTY_DIGITS.enclose(formula, (numbers, points) -> formula.tangent(numbers, X, points), at);
        double nearest = Accuracy.nearest(exact);
        if (!holds || !Double.isFinite(nearest)) {
            return;
        }
        double subnormal = (sheet.slopeUlps() + 1) * Double.MIN_VALUE;
        double unstated = own ? Judge.HALF_THE_DIGITS * Math.abs(nearest) : 0;
        var claim =
                slope.before(Witness.FORMULA).allowing(condition(at, x, exact)).more(subnormal + unstated);
        double radius = Accuracy.distance(nearest, exact).toDouble();
        var judged = Judge.judge(claim, new Estimate(nearest, Math.nextUp(radius)), 0, nearest == 0);
        if (judged.verdict() != Verdict.UNDECIDED) { // a subnormal number has no narrower bar than its last place
            comparisons.add(judged);
        }
    }

    /** How many times the stated ulps are allowed: once, or where the sheet says so max(1, |x f″/f′|) times. */
    private double condition(Bindings<Double> at, double x, Interval slope) {
        if (function.datasheet().slopeBound() == SlopeBound.ULPS || slope.hasZero()) {
            return 1;
        }
        var curvature = formula.curvatureExactly(X, at);
        var condition = curvature.multiply(Interval.of(x), BITS).divide(slope, BITS);
        return Math.max(1, condition.abs().high().toDouble());
    }
}
