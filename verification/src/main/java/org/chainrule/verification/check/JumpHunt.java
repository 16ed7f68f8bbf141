package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Looks for jumps between given points: the interval is halved again and again, always into the half over which the value
 * changes more. Where the function is continuous the change shrinks with the interval; at a jump it stays until the ends are
 * neighbouring doubles. Found are jumps at least as large as the change of the rest over the interval. Where the doubles on
 * either side of it change as much from one to the next, they are too coarse for the function, as those near 10¹⁰⁰ are for a
 * sine, and nothing follows.
 */
final class JumpHunt {

    /** After so many halvings the change of a function with a slope is 2⁻⁸ of what it was, that of √x at 0 is 2⁻⁴. */
    private static final int FIRST_LOOK = 8;

    /** What stays of the change at a jump; less is not followed further. */
    private static final double STAYS = 0.25;

    /** Of a function that changes from each double to the next, so many are not quiet by chance. */
    private static final int BESIDE = 8;

    private JumpHunt() {}

    /** The upper ends of the steps, ascending like the points. */
    static List<Double> between(DoubleUnaryOperator f, double[] points) {
        var found = new ArrayList<Double>();
        for (int i = 0; i + 1 < points.length; i++) {
            double at = between(f, points[i], points[i + 1]);
            if (!Double.isNaN(at)) {
                found.add(at);
            }
        }
        return found;
    }

    /** Where the value jumps; NaN if nowhere, and where neighbouring doubles leave nothing to halve. */
    private static double between(DoubleUnaryOperator f, double low, double high) {
        double left = low;
        double right = high;
        double atLeft = f.applyAsDouble(left);
        double atRight = f.applyAsDouble(right);
        double whole = Math.abs(atRight - atLeft);
        for (int halvings = 0; ; halvings++) {
            double change = Math.abs(atRight - atLeft);
            boolean shrank = halvings >= FIRST_LOOK && !(change > STAYS * whole);
            if (!Double.isFinite(change) || shrank || isRounding(atLeft, atRight)) {
                return Double.NaN;
            }
            double middle = left / 2 + right / 2;
            if (!(middle > left && middle < right)) {
                boolean jumps = halvings >= FIRST_LOOK && isQuiet(f, left, -1, change) && isQuiet(f, right, 1, change);
                return jumps ? right : Double.NaN;
            }
            double atMiddle = f.applyAsDouble(middle);
            if (Math.abs(atMiddle - atLeft) > Math.abs(atRight - atMiddle)) {
                right = middle;
                atRight = atMiddle;
            } else {
                left = middle;
                atLeft = atMiddle;
            }
        }
    }

    /** Whether the values of the next doubles in a direction stay much nearer to that at x than a change. */
    static boolean isQuiet(DoubleUnaryOperator f, double x, int direction, double change) {
        double at = f.applyAsDouble(x);
        double next = x;
        for (int i = 0; i < BESIDE; i++) {
            next = Math.nextAfter(next, direction * Double.POSITIVE_INFINITY);
            if (!(Math.abs(f.applyAsDouble(next) - at) < STAYS * change)) {
                return false;
            }
        }
        return true;
    }

    /**
     * Values that agree to half the digits differ by rounding, if they are those of neighbours; and so do subnormal ones, which
     * have fewer digits or none.
     */
    private static boolean isRounding(double a, double b) {
        boolean subnormal = Math.max(Math.abs(a), Math.abs(b)) < Double.MIN_NORMAL;
        return subnormal || Math.abs(a - b) <= Judge.HALF_THE_DIGITS * Math.max(Math.abs(a), Math.abs(b));
    }
}
