package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import org.chainrule.core.Figures;
import org.chainrule.core.function.Jump;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.ScalarFunction;
import org.chainrule.verification.oracle.Estimate;

/** What must hold at the kinks and jumps of a function, and that there are no others. */
final class FunctionBreaks {

    private final ScalarFunction function;
    private final FunctionCalls calls;
    private final FunctionPlaces places;

    FunctionBreaks(ScalarFunction function, FunctionPlaces places) {
        this.function = function;
        calls = new FunctionCalls(function);
        this.places = places;
    }

    /** The comparisons at every stated kink and jump. */
    List<Comparison> comparisons() {
        var comparisons = new ArrayList<Comparison>();
        function.datasheet().kinks().forEach(kink -> atKink(kink, comparisons));
        function.datasheet().jumps().forEach(jump -> atJump(jump, comparisons));
        return comparisons;
    }

    /** One-sided derivatives as stated, the slope between them and the stated one. */
    private void atKink(Kink kink, List<Comparison> comparisons) {
        double x = kink.at();
        String what = "kink at " + Figures.shortest(x);
        double scale = Math.min(Math.max(1, Math.abs(x)), 2 * places.alone(x));
        var slopes = FunctionCheck.DIFFERENCES.slopes(calls::value, x, scale);
        comparisons.add(stated(kink.left(), what + ", derivative from the left", slopes.left()));
        comparisons.add(stated(kink.right(), what + ", derivative from the right", slopes.right()));
        double slope = calls.slope(x);
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

    /** Value and slope exactly as stated, the limits those of the neighbouring doubles; no difference is taken. */
    private void atJump(Jump jump, List<Comparison> comparisons) {
        double x = jump.at();
        String what = "jump at " + Figures.shortest(x);
        double value = calls.value(x);
        comparisons.add(stated(what + ", value", value, jump.value()));
        comparisons.add(stated(what + ", slope", calls.slope(x, value), jump.slope()));
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
        double found = calls.value(beside);
        double rounding = (function.datasheet().valueUlps() + 1) * Math.ulp(limit);
        double allowed = 2 * (Math.abs(calls.slope(beside)) * Math.abs(beside - at) + rounding);
        return exact(
                what,
                Math.abs(found - limit) <= allowed,
                "the value at the next double is " + Figures.shortest(found) + " but the datasheet says "
                        + Figures.shortest(limit));
    }

    /** The value jumps nowhere between the points but where it is stated. */
    Comparison noOtherJump(List<Double> xs) {
        var points = DoubleStream.concat(xs.stream().mapToDouble(x -> x), places.breaks());
        var found = JumpHunt.between(calls::value, points.sorted().distinct().toArray());
        return exact(
                "no jump but the stated ones",
                found.isEmpty(),
                "the value jumps at " + found.stream().map(Figures::shortest).toList());
    }

    /** The slope jumps nowhere between the points but where that is stated. */
    Comparison noOtherKink(List<Double> xs) {
        // A pole of the slope at an end of the domain changes by as much as it is from one subnormal number to the
        // next.
        var inside = xs.stream().mapToDouble(x -> x).filter(x -> places.room(x) >= Double.MIN_NORMAL);
        var points = DoubleStream.concat(inside, places.breaks());
        var found = JumpHunt.between(calls::slope, points.sorted().distinct().toArray());
        return exact(
                "no kink but the stated ones",
                found.isEmpty(),
                "the slope jumps at " + found.stream().map(Figures::shortest).toList());
    }

    private Comparison stated(double value, String what, Estimate oracle) {
        double allowed = 2 * FunctionCheck.U * Math.abs(value);
        var claim = new Judge.Claim(Comparison.Kind.POINT, Witness.KINKS, function.name(), what, value, allowed, "");
        return Judge.judge(claim, oracle, 1, false);
    }

    private Comparison exact(String what, boolean holds, String otherwise) {
        return Exact.relation(Witness.KINKS, function.name(), what, holds, otherwise);
    }
}
