package org.chainrule.verification.oracle;

import java.util.function.DoubleUnaryOperator;

/** The values to one side of a point, at steps halved from one to the next, and what they say. */
final class Side {

    /** Half a unit in the last place of 1. */
    private static final double U = 0x1p-53;

    /** Two roundings of a value, and one more for what they are made of. */
    private static final double LEAST_UNITS = 3;

    /** Two windows of the extrapolation. */
    private static final int FLAT_LEVELS = 2 * Tableau.WINDOW;

    /** So many levels with the same value are a plateau. */
    private static final int STILL_LEVELS = 3;

    /** So many different values are a staircase. */
    private static final int STEPS = 3;

    /** Values that agree to more than half of the 53 binary digits may differ by rounding. */
    static final double HALF_THE_DIGITS = 0x1p-26;

    private final int sign;
    private final double x;
    private final double middle;
    private final double[] values;
    private final double[] steps;
    private int count;

    /**
     * No values yet.
     *
     * @param sign 1 for the right side, −1 for the left
     * @param x the point
     * @param middle the value at the point
     * @param most how many values there can be
     */
    Side(int sign, double x, double middle, int most) {
        this.sign = sign;
        this.x = x;
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

    /** The quotients of this side, of values with this noise, in steps of this width, wrong by so many units. */
    Tableau oneSided(double noise, double width, double units) {
        var quotients = new double[count];
        var rounding = new double[count];
        double atLeast = Math.max(LEAST_UNITS, units);
        for (int i = 0; i < count; i++) {
            quotients[i] = sign * (values[i] - middle) / steps[i];
            double larger = Math.max(noise, ofArgument(i, width));
            rounding[i] = rounding(atLeast, larger + noise, values[i], middle, steps[i], quotients[i]);
        }
        return new Tableau(quotients, rounding, 2, 2);
    }

    /** The quotients between this side and the other, of values with this noise, in steps of this width, wrong by so many units. */
    Tableau central(Side other, double noise, double width, double units) {
        var quotients = new double[count];
        var rounding = new double[count];
        double atLeast = Math.max(LEAST_UNITS, units);
        for (int i = 0; i < count; i++) {
            double distance = steps[i] + other.steps[i];
            quotients[i] = sign * (values[i] - other.values[i]) / distance;
            double both = Math.max(noise, ofArgument(i, width)) + Math.max(noise, other.ofArgument(i, width));
            rounding[i] = rounding(atLeast, both, values[i], other.values[i], distance, quotients[i]);
        }
        return new Tableau(quotients, rounding, 4, 4);
    }

    /**
     * Both values are wrong by their noise and two roundings each, or more where values have more noise than theirs at the
     * point; the quotient is rounded once more.
     */
    private static double rounding(double units, double both, double a, double b, double distance, double quotient) {
        double values = both + units * U * (Math.abs(a) + Math.abs(b)) + 4 * Double.MIN_VALUE;
        return values / distance + U * Math.abs(quotient);
    }

    /** What a value changes by over a step of the argument, or over the last place of it: half is rounding up or down. */
    private double ofArgument(int i, double width) {
        int j = Math.min(i, count - 2);
        if (j < 0) {
            return 0;
        }
        double slope = Math.abs((values[j] - values[j + 1]) / (steps[j] - steps[j + 1]));
        double change = slope * Math.max(width, Math.ulp(x + sign * steps[i]));
        return Double.isFinite(change) ? change : 0;
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

    /** Whether the value at the finest levels is that at the point, bit for bit. */
    boolean isStill() {
        return count - stillFrom() >= STILL_LEVELS;
    }

    /** Whether the value is that at the point at the finest levels and not at the others: they end on a step or a plateau. */
    boolean isCut() {
        return isStill() && !isFlat();
    }

    /** Where the value at a level is. */
    double place(int level) {
        return x + sign * steps[level];
    }

    /** The step at a level. */
    double step(int level) {
        return steps[level];
    }

    /** The value at a level. */
    double value(int level) {
        return values[level];
    }

    /** The finest step. */
    double shortest() {
        return steps[count - 1];
    }

    /** The most that a value differs by from that at the point. */
    double farthest() {
        double most = 0;
        for (int i = 0; i < count; i++) {
            most = Math.max(most, Double.isFinite(values[i]) ? Math.abs(values[i] - middle) : 0);
        }
        return most;
    }

    private int stillFrom() {
        int from = count;
        while (from > 0 && values[from - 1] == middle) {
            from--;
        }
        return from;
    }

    /**
     * The height of the steps that the values come in, and the distance to the first, if those at the finest levels are all
     * on one. A step of less than half of the digits of the value is rounding. Of higher ones one is a jump, and so is one
     * beyond which the value goes on changing: the next step has to be flat, too, and more have to follow.
     */
    Stairs step(DoubleUnaryOperator f) {
        int edge = stillFrom() - 1;
        if (edge < 0 || edge == count - 1 || !Double.isFinite(values[edge])) {
            return Stairs.NONE;
        }
        var step = Steps.between(f, x + sign * steps[edge], x + sign * steps[edge + 1], 0);
        if (step.height() <= HALF_THE_DIGITS * Math.abs(middle)) {
            return new Stairs(step.height(), 0);
        }
        if (edge < STEPS - 1 || distinct(edge) < STEPS) {
            return Stairs.NONE;
        }
        double beyond = sign > 0 ? step.high() : step.low();
        double next = f.applyAsDouble(beyond);
        double width = Math.abs(beyond - x);
        boolean flat = f.applyAsDouble(beyond + sign * width / 64) == next
                && f.applyAsDouble(beyond + sign * width / 32) == next;
        return flat ? new Stairs(step.height(), width) : Stairs.NONE;
    }

    private int distinct(int last) {
        int distinct = 1;
        for (int i = 0; i < last; i++) {
            distinct += values[i] == values[i + 1] ? 0 : 1;
        }
        return distinct;
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
        int from = stillFrom();
        if (from == 0) {
            return true;
        }
        double beyond = values[from - 1];
        double change = Math.abs(beyond - middle);
        return count - from >= FLAT_LEVELS
                && !(change <= HALF_THE_DIGITS * Math.max(Math.abs(beyond), Math.abs(middle)));
    }
}
