package org.chainrule.verification.oracle;

import java.util.function.DoubleUnaryOperator;

/**
 * Whether values come in steps: an interval is halved until its ends are neighbouring doubles, always into the half over
 * which the value strays farther from a straight line. Where the function is continuous nothing is left; at the edge of a
 * step its height is.
 *
 * @param height |change of the value| over the last, shortest interval, less that of the straight line
 * @param low lower end of that interval
 * @param high upper end
 */
record Steps(double height, double low, double high) {

    /** Over so many halvings what a continuous function strays by shrinks to 2⁻⁶. */
    private static final int HALVINGS = 6;

    /** What stays of it at the edge of a step. */
    private static final double STAYS = 0.25;

    /** The step between two arguments, beside a straight line of this slope; of height 0 if a value is not finite. */
    static Steps between(DoubleUnaryOperator f, double from, double to, double slope) {
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        double atLow = f.applyAsDouble(low);
        double atHigh = f.applyAsDouble(high);
        var heights = new double[HALVINGS];
        for (int halvings = 0; ; halvings++) {
            double middle = low / 2 + high / 2;
            double height = Math.abs(atHigh - atLow - slope * (high - low));
            if (!Double.isFinite(height) || height == 0) {
                return new Steps(0, low, high);
            }
            if (!(middle > low && middle < high)) {
                boolean stays = halvings >= HALVINGS && height > STAYS * heights[halvings % HALVINGS];
                return new Steps(stays ? height : 0, low, high);
            }
            heights[halvings % HALVINGS] = height;
            double atMiddle = f.applyAsDouble(middle);
            double below = Math.abs(atMiddle - atLow - slope * (middle - low));
            double above = Math.abs(atHigh - atMiddle - slope * (high - middle));
            if (below > above) {
                high = middle;
                atHigh = atMiddle;
            } else {
                low = middle;
                atLow = atMiddle;
            }
        }
    }
}
