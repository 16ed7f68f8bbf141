package org.chainrule.verification.dual;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.chainrule.verification.oracle.Estimate;
import org.chainrule.verification.oracle.FiniteDifference;

/** Tangents from differences, for what has no formula. */
final class Differences {

    private Differences() {}

    /**
     * Whether a value is that of the formula to within what is stated: so many ulps of it, or of Σ |v ∂f/∂v| over what it is made
     * of, where that is larger.
     *
     * @param magnitude the sum, asked only if it is needed
     */
    static boolean sameFormula(Estimate value, double found, double ulps, DoubleSupplier magnitude) {
        if (!value.isKnown()) {
            return false;
        }
        double off = value.distance(found) - value.bound();
        double ulp = (ulps + 1) * 0x1p-52;
        return off <= ulp * Math.abs(value.value()) + Double.MIN_NORMAL || off <= ulp * magnitude.getAsDouble();
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

    /** 1 in one place. */
    static Ball[] oneHot(int n, int j) {
        var direction = new Ball[n];
        Arrays.fill(direction, Ball.ZERO);
        direction[j] = Ball.ONE;
        return direction;
    }

    private static double[] moved(UnaryOperator<double[]> f, double[] x, int j, double to) {
        var moved = x.clone();
        moved[j] = to;
        return f.apply(moved);
    }
}
