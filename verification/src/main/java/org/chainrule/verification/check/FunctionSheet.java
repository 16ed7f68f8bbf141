package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.chainrule.core.Figures;
import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Monotone;
import org.chainrule.core.function.ScalarFunction;

/**
 * The lines of a datasheet that say what the values do as a whole: the range and the direction. The stated ulps are allowed,
 * and one more; half of the digits if no accuracy is stated.
 */
final class FunctionSheet {

    private final ScalarFunction function;
    private final Datasheet sheet;
    private final FunctionCalls calls;

    FunctionSheet(ScalarFunction function) {
        this.function = function;
        sheet = function.datasheet();
        calls = new FunctionCalls(function);
    }

    /** Whether a user's function says nothing of its accuracy. */
    static boolean isSilentOnAccuracy(ScalarFunction function) {
        var sheet = function.datasheet();
        return function instanceof CustomFunction && sheet.valueUlps() == 0 && sheet.slopeUlps() == 0;
    }

    /** One comparison for the range and one for the direction, over these points of the domain. */
    List<Comparison> comparisons(List<Double> xs, FunctionPlaces places) {
        double[] points = DoubleStream.concat(xs.stream().mapToDouble(x -> x), places.breaks())
                .sorted()
                .distinct()
                .toArray();
        double[] values = DoubleStream.of(points).map(calls::value).toArray();
        return List.of(range(points, values), direction(points, values));
    }

    private Comparison range(double[] xs, double[] ys) {
        var outside = new ArrayList<String>();
        for (int i = 0; i < xs.length; i++) {
            boolean below = ys[i] < sheet.infimum() - error(ys[i]);
            boolean above = ys[i] > sheet.supremum() + error(ys[i]);
            if (below || above) {
                outside.add(at(xs[i], ys[i]));
            }
        }
        return exact(
                "range",
                outside,
                "the datasheet says the values lie in [" + Figures.shortest(sheet.infimum()) + ", "
                        + Figures.shortest(sheet.supremum()) + "], but ");
    }

    private Comparison direction(double[] xs, double[] ys) {
        var turns = new ArrayList<String>();
        double sign = sheet.monotone() == Monotone.NON_INCREASING ? -1 : 1;
        if (sheet.monotone() != Monotone.NO) {
            for (int i = 0; i + 1 < xs.length; i++) {
                if (sign * (ys[i] - ys[i + 1]) > error(ys[i]) + error(ys[i + 1])) {
                    turns.add(at(xs[i], ys[i]) + " and " + at(xs[i + 1], ys[i + 1]));
                }
            }
        }
        return exact("direction", turns, "the datasheet says the function is " + sheet.monotone() + ", but ");
    }

    /** How far a value may be from the exact one; an infinite one, not at all. */
    private double error(double y) {
        if (!Double.isFinite(y)) {
            return 0;
        }
        return isSilentOnAccuracy(function)
                ? Judge.HALF_THE_DIGITS * Math.abs(y)
                : (sheet.valueUlps() + 1) * Math.ulp(y);
    }

    private static String at(double x, double y) {
        return "f(" + Figures.shortest(x) + ") = " + Figures.shortest(y);
    }

    private Comparison exact(String what, List<String> against, String stated) {
        String otherwise = against.isEmpty() ? "" : stated + against.get(0) + "; mend the line, or the value";
        return Exact.of(Witness.FORMULA, function.name(), what, against.size(), otherwise);
    }
}
