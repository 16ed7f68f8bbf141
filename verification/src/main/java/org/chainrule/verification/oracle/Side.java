package org.chainrule.verification.oracle;

/** The values to one side of a point, at steps halved from one to the next, and what they say. */
final class Side {

    /** Half a unit in the last place of 1. */
    private static final double U = 0x1p-53;

    /** Two windows of the extrapolation. */
    private static final int FLAT_LEVELS = 2 * Tableau.WINDOW;

    /** Values that agree to more than half of the 53 binary digits may differ by rounding. */
    private static final double HALF_THE_DIGITS = 0x1p-26;

    private final int sign;
    private final double middle;
    private final double[] values;
    private final double[] steps;
    private int count;

    /**
     * No values yet.
     *
     * @param sign 1 for the right side, −1 for the left
     * @param middle the value at the point
     * @param most how many values there can be
     */
    Side(int sign, double middle, int most) {
        this.sign = sign;
        this.middle = middle;
        values = new double[most];
        steps = new double[most];
    }

    /** The value one step further in, a positive step. */
    void add(double value, double step) {
        values[count] = value;
        steps[count] = step;
        count++;
    }

    /** The quotients of this side, of values with this noise. */
    Tableau oneSided(double noise) {
        var quotients = new double[count];
        var rounding = new double[count];
        for (int i = 0; i < count; i++) {
            quotients[i] = sign * (values[i] - middle) / steps[i];
            rounding[i] = rounding(noise, values[i], middle, steps[i], quotients[i]);
        }
        return new Tableau(quotients, rounding, 2, 2);
    }

    /** The quotients between this side and the other, of values with this noise. */
    Tableau central(Side other, double noise) {
        var quotients = new double[count];
        var rounding = new double[count];
        for (int i = 0; i < count; i++) {
            double width = steps[i] + other.steps[i];
            quotients[i] = sign * (values[i] - other.values[i]) / width;
            rounding[i] = rounding(noise, values[i], other.values[i], width, quotients[i]);
        }
        return new Tableau(quotients, rounding, 4, 4);
    }

    /** Both values are wrong by at most noise and two roundings each; the quotient is rounded once more. */
    private static double rounding(double noise, double a, double b, double width, double quotient) {
        return (2 * noise + 3 * U * (Math.abs(a) + Math.abs(b))) / width + U * Math.abs(quotient);
    }

    /**
     * Whether the value jumps, between the point and either side: from both, or by more than what the function changes by
     * over the shortest step to the other side. Less is no more than a kink beside the point may do.
     */
    boolean jumpsBeside(Side other, double noise) {
        boolean here = jumps(noise);
        boolean there = other.jumps(noise);
        return (here && there) || (here && change() > other.change()) || (there && other.change() > change());
    }

    private double change() {
        return Math.abs(values[count - 1] - middle);
    }

    /**
     * The step of the value does not shrink with the step of the argument, over a window; not over two levels only, since a
     * value beyond a kink may happen to be that at the point.
     */
    private boolean jumps(double noise) {
        if (count < Tableau.WINDOW) {
            return false;
        }
        double last = change();
        double before = 0;
        for (int i = count - Tableau.WINDOW; i < count - 1; i++) {
            before = Math.max(before, Math.abs(values[i] - middle));
        }
        double least = 16 * (noise + 3 * U * (Math.abs(middle) + Math.abs(values[count - 1])));
        return last > least && last > 0.5 * before;
    }

    /** How steep the secant to the value at a level is; 0 if there is no value. */
    double secant(int level) {
        double slope = Math.abs(values[level] - middle) / steps[level];
        return Double.isFinite(slope) ? slope : 0;
    }

    /**
     * The same value at every step, or from some step on if it breaks off there, at a jump, a kink or the end of the domain. A function that
     * saturates leaves its constant value gradually; its steps say nothing.
     */
    boolean isFlat() {
        int from = count;
        while (from > 0 && values[from - 1] == middle) {
            from--;
        }
        if (from == 0) {
            return true;
        }
        double beyond = values[from - 1];
        double change = Math.abs(beyond - middle);
        return count - from >= FLAT_LEVELS
                && !(change <= HALF_THE_DIGITS * Math.max(Math.abs(beyond), Math.abs(middle)));
    }
}
