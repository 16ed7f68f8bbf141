package org.chainrule.verification.oracle;

import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives from values: f′(x) by a ladder of differences (f(x + h) − f(x − h))/2h with halved steps, extrapolated to
 * h = 0, with an error bar made of what was measured: the last correction and the noise of f.
 *
 * <p>The step is the one realised in floating point. Levels where f is not finite, or refuses its argument with an
 * {@link IllegalArgumentException} or {@link ArithmeticException}, are left out, so a function may be examined close to the
 * edge of its domain. The one-sided ladders use the same values and tell a kink (both exist and differ) from a jump. Where the
 * last level leaves something open, as jitter or sides that part, shorter steps follow.
 *
 * <p>The extrapolation is Ridders' (1982, "Accurate computation of F′(x) and F′(x)F″(x)"), taken over a sliding window.
 *
 * @param firstExponent the widest step is scale · 2^−firstExponent
 * @param levels how many steps, before those that follow where something is open
 * @param thrift when to stop
 */
public record FiniteDifference(int firstExponent, int levels, Thrift thrift) {

    /** When a ladder ends. */
    public enum Thrift {
        /** At its last level; the noise is measured on both sides. */
        FULL,
        /**
         * As soon as rounding allows no narrower bar and finer levels agree; noise from eight values to one side. Where
         * anything is left to explain the full ladder is climbed. For costly functions.
         */
        ECONOMICAL
    }

    /** Every level from a quarter of the scale down to 2⁻²⁷ of it. */
    public static final FiniteDifference FULL = new FiniteDifference(2, 26, Thrift.FULL);

    /** The same ladder, left early: for whole networks. */
    public static final FiniteDifference ECONOMICAL = new FiniteDifference(2, 26, Thrift.ECONOMICAL);

    /** Half a unit in the last place of 1. */
    private static final double U = 0x1p-53;

    /**
     * A value that does not change by a bit over a quarter of the scale to either side can hide what is rounded away beside a
     * 1 inside the function, as −log σ(x) does from 37 on: two such roundings of the shortest of its widest steps.
     */
    private static final double HIDDEN = 16;

    /** What values that are constant by steps of a scale can hide of a slope where numbers inside are as large as this. */
    public static double hidden(double largest, double scale) {
        return HIDDEN * U * largest / scale;
    }

    /** Refuses fewer levels than one extrapolation takes. */
    public FiniteDifference {
        if (levels < 6) {
            throw new IllegalArgumentException("finite difference: found " + levels + " levels; needs at least 6");
        }
    }

    /** The derivative of f at x, steps from max(1, |x|)/4 on. */
    public Estimate derivative(DoubleUnaryOperator f, double x) {
        return slopes(f, x).central();
    }

    /** The derivatives of f at x from both sides and from each, steps from max(1, |x|)/4 on. */
    public Slopes slopes(DoubleUnaryOperator f, double x) {
        return slopes(f, x, Math.max(1, Math.abs(x)));
    }

    /** The derivatives of f at x from both sides and from each, steps from {@code scale · 2^−firstExponent} on. */
    public Slopes slopes(DoubleUnaryOperator f, double x, double scale) {
        return new Ladder(this, guarded(f), x, scale).climb();
    }

    /**
     * The same with a bar for what a number inside the function may hide from short steps, being rounded beside a larger one, as the
     * tiny number in log(1 + tiny): some 1,500 values more.
     */
    public Slopes slopesForHidden(DoubleUnaryOperator f, double x, double scale) {
        return new Ladder(FULL, guarded(f), x, scale).climbForHidden();
    }

    private static DoubleUnaryOperator guarded(DoubleUnaryOperator f) {
        return x -> {
            try {
                return f.applyAsDouble(x);
            } catch (IllegalArgumentException | ArithmeticException outside) {
                return Double.NaN;
            }
        };
    }
}
