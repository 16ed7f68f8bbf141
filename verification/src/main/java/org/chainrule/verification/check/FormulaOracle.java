package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.chainrule.core.Figures;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.core.function.SlopeBound;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.Formula;
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

    /**
     * In the middle, in the tails, where sigmoids saturate and where e⁻ˣ nearly underflows: there the differences of a value
     * that has rounded to its limit are 0 whatever the slope, and only the formula can tell. None is a kink of anything.
     */
    private static final double[] HARD = {
        0.7, -0.7, 1.9, -1.9, 11.3, -11.3, 24.1, -24.1, 31.7, -31.7, 43.9, -43.9, 101.3, -101.3, 740.1, -740.1
    };

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

    /** Value and slope at the hard points, as far as the function takes them and the formula has a value there. */
    List<Comparison> comparisons(BiFunction<Double, String, Judge.Claim> slope) {
        var comparisons = new ArrayList<Comparison>();
        for (double x : HARD) {
            if (function.datasheet().takes(x)) {
                try {
                    compare(x, slope.apply(x, "x = " + Figures.shortest(x)), comparisons);
                } catch (IllegalArgumentException | ArithmeticException noValue) {
                    // an end of the domain, or digits beyond reach
                }
            }
        }
        return comparisons;
    }

    private void compare(double x, Judge.Claim slope, List<Comparison> comparisons) {
        var at = parameters.with("x", x);
        double found = function.value(x);
        double off = Accuracy.ulps(found, formula.exactly(at));
        comparisons.add(Exact.relation(
                Witness.FORMULA,
                function.name(),
                "value at " + Figures.shortest(x),
                off <= function.datasheet().valueUlps() + 1,
                "the value " + Figures.shortest(found) + " is " + Figures.significant(off, 2) + " ulps from "
                        + formula.text()));
        var exact = formula.derivativeExactly(X, at);
        double nearest = Accuracy.nearest(exact);
        if (Double.isFinite(nearest)) {
            var oracle = new Estimate(
                    nearest, Math.nextUp(Accuracy.distance(nearest, exact).toDouble()));
            comparisons.add(Judge.judge(
                    slope.before(Witness.FORMULA).allowing(condition(at, x, exact)), oracle, 0, nearest == 0));
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
