package org.chainrule.verification.check;

import java.util.Map;
import java.util.Optional;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.SlopeBound;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.Precision;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;
import org.chainrule.verification.oracle.Estimate;

/**
 * The second oracle of a scalar function: the derivative of the datasheet's value formula, by dual arithmetic in enclosures.
 * It is asked where differences cannot decide, as in a saturated tail, and only where the formula has the function's value.
 */
final class FormulaOracle {

    private static final Coordinate X = Coordinate.of("x");
    private static final int BITS = 64;
    private static final Precision SIXTY_DIGITS = new Precision(200, Precision.Vanishing.ROUNDED);

    private final ScalarFunction function;
    private final Formula formula;
    private final Bindings<Double> parameters;

    private FormulaOracle(ScalarFunction function, Formula formula, Map<String, Double> parameters) {
        this.function = function;
        this.formula = formula;
        this.parameters = Bindings.of(parameters);
    }

    /** Empty if the formula cannot be read, or the parameters cannot, as may be with a function of one's own. */
    static Optional<FormulaOracle> of(ScalarFunction function) {
        try {
            var formula = Formula.parse(function.datasheet().formula());
            return Optional.of(new FormulaOracle(function, formula, RecordComponents.of(function)));
        } catch (IllegalArgumentException notExecutable) {
            return Optional.empty();
        }
    }

    /** Judges what differences left undecided; leaves it so where the formula has no value, or another one. */
    Comparison decide(Comparison undecided, Judge.Claim claim, double x) {
        try {
            var at = parameters.with("x", x);
            double off = Accuracy.ulps(function.value(x), formula.exactly(at));
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
     * Judges a slope at a hard point, to sixty digits; empty where the formula has no value, or another one.
     *
     * <p>A function of a user's own that states no accuracy is not blamed for lost digits as long as half of them are there.
     */
    Optional<Comparison> judge(Judge.Claim claim, double x) {
        try {
            var sheet = function.datasheet();
            var at = parameters.with("x", x);
            if (Accuracy.ulps(function.value(x), formula.exactly(at)) > sheet.valueUlps() + 1) {
                return Optional.empty();
            }
            var exact = SIXTY_DIGITS.enclose(formula, (numbers, points) -> formula.tangent(numbers, X, points), at);
            double slope = Accuracy.nearest(exact);
            if (!Double.isFinite(slope)) {
                return Optional.empty();
            }
            double subnormal = (sheet.slopeUlps() + 1) * Double.MIN_VALUE;
            boolean silent = function instanceof CustomFunction && sheet.slopeUlps() == 0;
            double unstated = silent ? Judge.HALF_THE_DIGITS * Math.abs(slope) : 0;
            var held = claim.before(Witness.FORMULA)
                    .allowing(condition(at, x, exact))
                    .more(subnormal + unstated);
            double radius = Accuracy.distance(slope, exact).toDouble();
            var judged = Judge.judge(held, new Estimate(slope, Math.nextUp(radius)), 0, slope == 0);
            // A subnormal number has no narrower bar than its last place; that decides nothing.
            return judged.verdict() == Verdict.UNDECIDED ? Optional.empty() : Optional.of(judged);
        } catch (IllegalArgumentException | ArithmeticException noValue) {
            return Optional.empty();
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
