package org.chainrule.verification.dual;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.chainrule.verification.oracle.Estimate;
import org.chainrule.verification.oracle.FiniteDifference;

/** Tangents from differences, for what has no formula. */
final class Differences {

    /** Two numbers that agree to more than half of the 53 binary digits come from the same formula. */
    private static final double HALF_THE_DIGITS = 0x1p-26;

    private Differences() {}

    /** Whether a value is that of the formula but for rounding, which may be that of the numbers it is made of. */
    static boolean sameFormula(Estimate value, double found, double[] inputs) {
        double size = Math.abs(value.value());
        for (double input : inputs) {
            size = Math.max(size, Math.abs(input));
        }
        return value.isKnown() && value.distance(found) <= value.bound() + HALF_THE_DIGITS * size;
    }

    /** J·ẋ with J by differences, one coordinate after the other. */
    static Ball[] jacobianAlong(
            UnaryOperator<double[]> f, double[] x, Ball[] tangent, int outputs, Notes notes, String name) {
        notes.add("the tangent of " + name + " is by differences of its value: there is no formula with that value");
        var sums = new TangentSum[outputs];
        Arrays.setAll(sums, i -> new TangentSum());
        for (int j = 0; j < x.length; j++) {
            if (tangent[j].middle() == 0 && tangent[j].isExact()) {
                continue;
            }
            Map<Double, double[]> seen = new HashMap<>();
            for (int i = 0; i < outputs; i++) {
                int output = i;
                int input = j;
                var slopes = FiniteDifference.FULL.slopes(
                        t -> seen.computeIfAbsent(t, at -> moved(f, x, input, at))[output], x[j]);
                var slope = ScalarRule.ofSlopes(slopes, notes, name);
                sums[i].add(slope.estimate(), tangent[j].estimate());
            }
        }
        return Arrays.stream(sums).map(TangentSum::ball).toArray(Ball[]::new);
    }

    private static double[] moved(UnaryOperator<double[]> f, double[] x, int j, double to) {
        var moved = x.clone();
        moved[j] = to;
        return f.apply(moved);
    }
}
