package org.chainrule.verification.oracle;

import java.util.Arrays;

/**
 * A ladder of difference quotients D_i with steps halved from one to the next, extrapolated to step 0.
 *
 * <p>Every window of four neighbouring levels gives an extrapolated value with a bar: the last correction plus the rounding
 * that the quotients carry, and not less than the distance to the next window, so that no lucky agreement counts. Of all
 * windows the one with the narrowest bar is taken that agrees with every finer window; coarse windows that alias an
 * oscillation or reach across a kink do not.
 *
 * <p>Where f is smooth on the scale of a window, all that is left in the last corrections of it and of finer ones is
 * rounding. A correction that is more than rounding explains has two causes. Where finer windows are about as loud,
 * rounding is more than was measured, and the bar is wider by as much. Where they are not, f ripples on the scale of the
 * window, and no coarser one is taken: its bar knows nothing of the ripple, and that of the window, which holds it, would
 * agree with anything (measured: up to 4 of 10⁵ random functions, error up to 10⁷ bars).
 */
final class Tableau {

    /** How many neighbouring levels are extrapolated together. */
    static final int WINDOW = 4;

    /**
     * Differences that shrink by less than this from level to level, where halving the step should divide them by 4, say
     * that the error does not run in even powers; there nothing is extrapolated. Between 2 (a kink in the derivative) and 4.
     */
    private static final double SMALLEST_RATIO = 2.6;

    /** A window so many times as loud as all finer ones is not loud by rounding. */
    private static final double RIPPLE = 2;

    /** How many times both bars two windows may differ by and still agree. */
    private static final double AGREEMENT = 4;

    /**
     * The narrowest of many bars is narrow partly by luck; on 10⁶ random functions the error was up to 1.9 of it.
     */
    private static final double MARGIN = 2;

    private final double[] quotients;
    private final double[] rounding;
    private final double first;
    private final double growth;
    private final double[] values;
    private final double[] bounds;
    private final double[] floors;
    private final double[] loudness;
    private final int finestRipple;

    /**
     * Extrapolates.
     *
     * @param quotients D_i, NaN where there is none
     * @param rounding the largest rounding error of each D_i
     * @param first by what the leading error shrinks from level to level: 4 for central differences, 2 for one-sided
     * @param growth by what the next error term shrinks faster than the one before: 4 for even powers, 2 for all powers
     */
    Tableau(double[] quotients, double[] rounding, double first, double growth) {
        this.quotients = quotients;
        this.rounding = rounding;
        this.first = first;
        this.growth = growth;
        int windows = Math.max(0, quotients.length - WINDOW + 1);
        values = new double[windows];
        bounds = new double[windows];
        floors = new double[windows];
        loudness = new double[windows];
        for (int w = 0; w < windows; w++) {
            extrapolate(w);
        }
        var own = bounds.clone();
        for (int w = 0; w + 1 < windows; w++) {
            double distance = Math.abs(values[w] - values[w + 1]);
            bounds[w] = Math.max(own[w], Double.isNaN(distance) ? 0 : distance);
        }
        finestRipple = finestRipple();
    }

    /**
     * The finest window that is loud while finer ones are not; 0 if there is none. The last ones, which share a level with all
     * finer ones, must be louder than the margin of the bar.
     */
    private int finestRipple() {
        for (int w = loudness.length - 1; w > 0; w--) {
            boolean last = w + WINDOW >= loudness.length;
            if (loudness[w] > (last ? MARGIN : Math.max(1, RIPPLE * loudestFiner(w)))) {
                return w;
            }
        }
        return 0;
    }

    /** The loudest of the finer windows; 0 if there are none. */
    private double loudestFiner(int w) {
        double loudest = 0;
        for (int finer = w + 1; finer < loudness.length; finer++) {
            loudest = Math.max(loudest, loudness[finer]);
        }
        return loudest;
    }

    private void extrapolate(int w) {
        values[w] = Double.NaN;
        bounds[w] = Double.POSITIVE_INFINITY;
        for (int i = w; i < w + WINDOW; i++) {
            if (!Double.isFinite(quotients[i])) {
                return;
            }
        }
        int last = w + WINDOW - 1;
        if (isSlow(w) || isSlow(w + 1)) {
            values[w] = quotients[last];
            floors[w] = rounding[last];
            bounds[w] = 2 * Math.abs(quotients[last] - quotients[last - 1]) + rounding[last];
            loudness[w] = Double.POSITIVE_INFINITY;
            return;
        }
        var t = Arrays.copyOfRange(quotients, w, w + WINDOW);
        var r = Arrays.copyOfRange(rounding, w, w + WINDOW);
        double factor = first;
        double correction = 0;
        double explained = 0;
        for (int column = 1; column < WINDOW; column++) {
            for (int i = 0; i < WINDOW - column; i++) {
                double step = (t[i + 1] - t[i]) / (factor - 1);
                correction = Math.abs(step);
                explained = (r[i + 1] + r[i]) / (factor - 1);
                t[i] = t[i + 1] + step;
                r[i] = (factor * r[i + 1] + r[i]) / (factor - 1);
            }
            factor *= growth;
        }
        values[w] = t[0];
        floors[w] = r[0];
        bounds[w] = correction + r[0];
        loudness[w] = correction > 0 ? correction / explained : 0;
    }

    /** Whether the differences D_i − D_{i+1} and D_{i+1} − D_{i+2} are above the noise and shrink too slowly. */
    private boolean isSlow(int i) {
        double before = Math.abs(quotients[i] - quotients[i + 1]);
        double after = Math.abs(quotients[i + 1] - quotients[i + 2]);
        double noise = 2 * (rounding[i + 1] + rounding[i + 2]);
        return after > noise && before < after * slowest();
    }

    private double slowest() {
        return first == growth && first > 2 ? SMALLEST_RATIO : 1;
    }

    int levels() {
        return quotients.length;
    }

    double quotient(int level) {
        return quotients[level];
    }

    double rounding(int level) {
        return rounding[level];
    }

    /** The accepted window, or −1 if there is none. */
    int accepted() {
        int best = -1;
        for (int w = finestRipple; w < values.length; w++) {
            if (Double.isFinite(values[w]) && (best < 0 || bounds[w] < bounds[best]) && agreesWithFiner(w)) {
                best = w;
            }
        }
        return best;
    }

    private boolean agreesWithFiner(int w) {
        for (int finer = w + 1; finer < values.length; finer++) {
            if (Math.abs(values[w] - values[finer]) > AGREEMENT * (bounds[w] + bounds[finer])) {
                return false;
            }
        }
        return true;
    }

    /** Whether the accepted window is within this factor of what rounding allows, and so many finer ones agree and are quiet. */
    boolean isSettled(double factor, int finer) {
        int w = accepted();
        return w >= 0 && w + finer < values.length && bounds[w] <= factor * floors[w] && loudestFiner(w) <= 1;
    }

    /**
     * Whether a quotient over a shorter step may be that of the accepted value.
     *
     * @param quotient the quotient
     * @param rounding its largest rounding error
     * @param ratio its step over that of the last level
     */
    boolean allows(double quotient, double rounding, double ratio) {
        int w = accepted();
        if (w < 0) {
            return false;
        }
        double truncation = 0;
        for (int i = w; i < w + WINDOW; i++) {
            double shrinks = Math.scalb(ratio, i - (quotients.length - 1));
            truncation = Math.max(truncation, Math.abs(quotients[i] - values[w]) * shrinks * shrinks);
        }
        return Math.abs(quotient - values[w]) <= MARGIN * bounds[w] + rounding + truncation;
    }

    /** Value and bar of the accepted window; the bar reaches to that of every finer window. */
    Estimate estimate() {
        int w = accepted();
        if (w < 0) {
            return Estimate.NONE;
        }
        double loudest = loudestFiner(w);
        double bound = MARGIN * bounds[w] * (loudest < Double.POSITIVE_INFINITY ? Math.max(1, loudest) : 1);
        for (int finer = w + 1; finer < values.length; finer++) {
            double reach = Math.abs(values[w] - values[finer]) - MARGIN * bounds[finer];
            bound = reach > bound ? reach : bound; // not of a window without a value
        }
        return new Estimate(values[w], bound);
    }
}
