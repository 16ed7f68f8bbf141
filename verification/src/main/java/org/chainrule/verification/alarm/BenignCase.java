package org.chainrule.verification.alarm;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * A function with its correct gradient, and a point to check it at.
 *
 * @param function keeps nothing of its argument
 * @param gradient right to a few ulps; at a kink one of the slopes beside it
 * @param point where
 */
public record BenignCase(ToDoubleFunction<double[]> function, UnaryOperator<double[]> gradient, double[] point) {

    /** Copies the point. */
    public BenignCase {
        point = point.clone();
    }

    /** A function of one number. */
    static BenignCase ofOne(DoubleUnaryOperator f, DoubleUnaryOperator slope, double x) {
        return new BenignCase(
                v -> f.applyAsDouble(v[0]), v -> new double[] {slope.applyAsDouble(v[0])}, new double[] {x});
    }

    /** A copy of the point. */
    @Override
    public double[] point() {
        return point.clone();
    }

    /** The same with a gradient that is this many times the right one. */
    BenignCase times(double factor) {
        return new BenignCase(
                function,
                x -> Arrays.stream(gradient.apply(x)).map(g -> g * factor).toArray(),
                point);
    }
}
