package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.chainrule.core.Figures;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;
import org.chainrule.verification.formula.StandsFor;

/**
 * What a function of one number says of NaN and of the infinities.
 *
 * <p>NaN gives NaN, value and slope, wherever the formulas of the datasheet, computed in doubles, do; of the functions of this
 * library everywhere. At an infinity value and slope are the limits of the datasheet, wherever the largest numbers bear these
 * out: a datasheet that leaves the limits open is not taken at its word. A limit other than those of a datasheet that says
 * nothing is stated, and is held to the value at the infinity in any case; where that is not a number, the largest numbers must
 * go to the limit.
 */
final class FunctionBeyond {

    private static final double[] LARGE = {1e154, 1e300};

    /** What it has for limits was not stated by anybody. */
    private static final Datasheet NOTHING_SAID = Datasheet.of("x", "1").specimens();

    /** So near a limit are values that go to it, relative to it and to 1. */
    private static final double NEAR = 0x1p-26;

    private final ScalarFunction function;
    private final FunctionCalls calls;
    private final List<Comparison> comparisons = new ArrayList<>();

    private FunctionBeyond(ScalarFunction function) {
        this.function = function;
        calls = new FunctionCalls(function);
    }

    static List<Comparison> comparisons(ScalarFunction function) {
        var beyond = new FunctionBeyond(function);
        var sheet = function.datasheet();
        beyond.ofNaN(sheet.formula(), "value at NaN", beyond.calls::value);
        beyond.ofNaN(sheet.slopeFormula(), "slope at NaN", beyond.calls::slope);
        beyond.limit("value", -1, Datasheet::atMinusInfinity, beyond.calls::value);
        beyond.limit("value", 1, Datasheet::atPlusInfinity, beyond.calls::value);
        beyond.limit("slope", -1, Datasheet::slopeAtMinusInfinity, beyond.calls::slope);
        beyond.limit("slope", 1, Datasheet::slopeAtPlusInfinity, beyond.calls::slope);
        return beyond.comparisons;
    }

    private void ofNaN(String formula, String what, DoubleUnaryOperator f) {
        if (promises(function) || isNaN(formula)) {
            double found = f.applyAsDouble(Double.NaN);
            add(what, Double.isNaN(found), "it is " + Figures.shortest(found) + "; what is not a number must stay so");
        }
    }

    /** One of this library's own, or a variant of one. */
    private static boolean promises(ScalarFunction function) {
        return !(function instanceof CustomFunction)
                || (function instanceof StandsFor variant && !(variant.original() instanceof CustomFunction));
    }

    private boolean isNaN(String formula) {
        try {
            Map<String, Double> at = new HashMap<>(RecordComponents.of(function));
            at.put("x", Double.NaN);
            return Double.isNaN(Formula.parse(formula).value(at));
        } catch (IllegalArgumentException | ArithmeticException notExecutable) {
            return false;
        }
    }

    private void limit(String of, int side, ToDoubleFunction<Datasheet> line, DoubleUnaryOperator f) {
        double limit = line.applyAsDouble(function.datasheet());
        double end = side * Double.POSITIVE_INFINITY;
        if (!function.datasheet().takes(end)) {
            return;
        }
        boolean stated = limit != line.applyAsDouble(NOTHING_SAID) && !Double.isNaN(limit);
        boolean near = DoubleStream.of(LARGE).allMatch(large -> isNear(f.applyAsDouble(side * large), limit));
        if (near || stated) {
            double found = f.applyAsDouble(end);
            boolean open = !near && Double.isNaN(found);
            double last = f.applyAsDouble(side * LARGE[1]);
            add(
                    of + " at " + (side < 0 ? "−∞" : "∞"),
                    open ? approaches(f.applyAsDouble(side * LARGE[0]), last, limit) : found == limit,
                    "it is " + Figures.shortest(found) + ", at " + Figures.shortest(side * LARGE[1]) + " "
                            + Figures.shortest(last) + "; the datasheet says " + Figures.shortest(limit));
        }
    }

    /** Whether the later of two values is nearer to a limit, however slowly it is gone to. */
    private static boolean approaches(double earlier, double later, double limit) {
        return Double.isInfinite(limit)
                ? (later - earlier) * Math.signum(limit) > 0
                : Math.abs(later - limit) < Math.abs(earlier - limit);
    }

    private static boolean isNear(double value, double limit) {
        if (Double.isInfinite(limit) || Double.isNaN(limit)) {
            return value == limit || (Double.isInfinite(limit) && value * Math.signum(limit) >= LARGE[0] / 2);
        }
        return Math.abs(value - limit) <= NEAR * Math.max(1, Math.abs(limit));
    }

    private void add(String what, boolean holds, String otherwise) {
        comparisons.add(Exact.relation(Witness.BEYOND, function.name(), what, holds, otherwise));
    }
}
