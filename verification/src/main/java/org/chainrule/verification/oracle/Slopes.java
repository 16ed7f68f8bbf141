package org.chainrule.verification.oracle;

/**
 * What differences say about a function at a point.
 *
 * @param central the derivative, from both sides together
 * @param left the derivative from the left
 * @param right the derivative from the right
 * @param secant the steeper of the two secants over a 128th of the scale to either side: how large slopes nearby are
 * @param jumps whether the value itself jumps at the point
 * @param flat whether every value that was computed around the point is the same, bit for bit
 * @param evaluations how often the function was evaluated
 */
public record Slopes(
        Estimate central, Estimate left, Estimate right, double secant, boolean jumps, boolean flat, int evaluations) {

    /** How many times the bars of both sides the one-sided derivatives must differ by before they count as different. */
    private static final double BARS = 4;

    /**
     * Whether the derivative jumps at the point, or so near that no step is small enough to tell.
     *
     * <p>The one-sided derivatives differ, and the difference quotients from both sides tend to their mean. Where those tend
     * to something else the kink lies beside the point, and a one-sided ladder has climbed over it: of ELU at −10⁻⁸ it sees
     * the slope of the other branch, because the 10⁻⁸ in which they differ drown in the noise of the steps below.
     */
    public boolean isKink() {
        return sidesDiffer() && meetsInTheMiddle();
    }

    /** Whether the one-sided derivatives differ by more than their bars, be it at the point or somewhere beside it. */
    boolean sidesDiffer() {
        return left.isKnown()
                && right.isKnown()
                && Math.abs(left.value() - right.value()) > BARS * (left.bound() + right.bound());
    }

    private boolean meetsInTheMiddle() {
        double middle = left.value() / 2 + right.value() / 2;
        double bars = central.bound() + left.bound() / 2 + right.bound() / 2;
        return !central.isKnown() || central.distance(middle) <= bars;
    }

    /** Whether x lies between the one-sided derivatives, to within their bars and this much rounding. */
    public boolean isBetween(double x, double rounding) {
        return x >= Math.min(left.value() - left.bound(), right.value() - right.bound()) - rounding
                && x <= Math.max(left.value() + left.bound(), right.value() + right.bound()) + rounding;
    }
}
