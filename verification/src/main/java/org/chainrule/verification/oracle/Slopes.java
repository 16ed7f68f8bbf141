package org.chainrule.verification.oracle;

/**
 * What differences say about a function at a point.
 *
 * @param central the derivative, from both sides together
 * @param left the derivative from the left
 * @param right the derivative from the right
 * @param secant the steeper of the two secants over a 128th of the scale to either side, without jumps: how large slopes
 *     nearby are
 * @param jumps whether the value itself jumps at the point
 * @param flatLeft whether the value to the left is that at the point, bit for bit, everywhere or up to a break
 * @param flatRight whether the value to the right is that at the point, bit for bit, everywhere or up to a break
 * @param scale of the steps
 * @param evaluations how often the function was evaluated
 */
public record Slopes(
        Estimate central,
        Estimate left,
        Estimate right,
        double secant,
        boolean jumps,
        boolean flatLeft,
        boolean flatRight,
        double scale,
        int evaluations) {

    /** How many times the bars of both sides the one-sided derivatives must differ by before they count as different. */
    private static final double BARS = 4;

    /** A bar wider than this share of what it belongs to decides nothing. */
    public static final double WIDEST_BAR = 0.01;

    /** Whether the bar is narrow beside the derivative, or beside the slopes nearby. */
    public boolean decides() {
        return central.isKnown() && central.bound() <= WIDEST_BAR * Math.max(Math.abs(central.value()), secant);
    }

    /** Whether the value is constant around the point, everywhere or up to a break. */
    public boolean flat() {
        return flatLeft && flatRight;
    }

    /** Of values from which nothing follows. */
    Slopes unknown() {
        return new Slopes(Estimate.NONE, Estimate.NONE, Estimate.NONE, secant, false, false, false, scale, evaluations);
    }

    Slopes withSecant(double other) {
        return new Slopes(central, left, right, other, jumps, flatLeft, flatRight, scale, evaluations);
    }

    /** With a bar of the central derivative of at least this. */
    public Slopes atLeast(double bound) {
        var wide = new Estimate(central.value(), Math.max(central.bound(), bound));
        return new Slopes(wide, left, right, secant, jumps, flatLeft, flatRight, scale, evaluations);
    }

    /** Whether the derivative jumps at the point, or so near that no step is small enough to tell. */
    public boolean isKink() {
        return left.isKnown()
                && right.isKnown()
                && Math.abs(left.value() - right.value()) > BARS * (left.bound() + right.bound());
    }

    /** Whether both sides are known so well that a kink as wide as another's would be one here. */
    boolean wouldSeeKinkOf(Slopes other) {
        return BARS * (left.bound() + right.bound()) < Math.abs(other.left.value() - other.right.value());
    }

    /**
     * Whether the slope of one side may be so far from the central one although no kink is seen. With |l̂ − m̂| ≤ b + c, where b and c
     * are the bars of both, |l − r| = 2 |l − m| ≤ 4 (b + c), and either side is within b and half of that.
     */
    public boolean mayHideKink(double distance) {
        return central.isKnown() && distance <= 3 * central.bound() + 2 * Math.min(left.bound(), right.bound());
    }

    /** Whether x lies between the one-sided derivatives, to within their bars and this much rounding. */
    public boolean isBetween(double x, double rounding) {
        return x >= Math.min(left.value() - left.bound(), right.value() - right.bound()) - rounding
                && x <= Math.max(left.value() + left.bound(), right.value() + right.bound()) + rounding;
    }
}
