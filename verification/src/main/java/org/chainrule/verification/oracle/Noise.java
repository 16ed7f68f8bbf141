package org.chainrule.verification.oracle;

import java.util.function.DoubleUnaryOperator;

/**
 * How much the computed values of a smooth function jitter to either side of a point.
 *
 * <p>Samples that are so near together that a smooth function is a straight line show rounding. They may show none where
 * values are rounded to a coarse grid, as after a large offset that is added and taken away: along a straight line the
 * rounded values can be in step. So samples farther apart are looked at, and the grid is measured as well, as the largest
 * power of two that all differences are multiples of; where nothing was rounded but the values themselves it is about their
 * last place. It is not taken to be finer than what the last place of the argument makes of the value: a function that
 * rounds a multiple of its argument, as sin 1000x does, may round all samples alike (measured: one point in 5000, error bar
 * too narrow by up to a factor of 10).
 *
 * <p>Samples far apart that jitter by much more than near ones have two causes, which ask for opposite things. Where a
 * number on the way is rounded coarsely the values come in {@link Steps}, and the height of a step is noise to every
 * difference. Where they do not, the function itself turns between the samples: it is smooth on a smaller scale, where the
 * jitter of the near samples holds, and the ladder has to go down to there.
 *
 * @param up to the right
 * @param down to the left
 * @param units the same in half units of the last place of the values, where it may be that it grows with them
 * @param width of a step, if the values come in steps; else 0
 * @param isFine whether the function turns on a scale of about the shortest steps
 */
record Noise(double up, double down, double units, double width, boolean isFine) {

    /** Before anything is known. */
    static final Noise NONE = new Noise(0, 0, 0, 0, false);

    /** Spacing of the samples, relative to the scale: so small that a smooth function is a straight line there. */
    private static final int NARROW = -36;

    /** A wider spacing sees values that come in steps. */
    private static final int WIDE = -20;

    /** A spacing for the grid alone. */
    private static final int COARSE = -12;

    /** Rounding to a grid of 1 is uniform between −½ and ½; its standard deviation. */
    private static final double GRAIN_SIGMA = 1 / Math.sqrt(12);

    /** Samples far apart that jitter by so much more than near ones and the grid do not jitter by rounding alone. */
    static final double MORE_THAN_ROUNDING = 6;

    /** Steps of less than this fraction of the jitter are not its cause. */
    private static final double STEP_OF_JITTER = 8;

    /** Noise on both sides, from 32 values; 48 where nothing shows of a grid, a hundred more where jitter is to be explained. */
    static Noise full(DoubleUnaryOperator f, double x, double scale, double middle) {
        var wideUp = Samples.take(f, x, scale, 1, WIDE, middle);
        var wideDown = Samples.take(f, x, scale, -1, WIDE, middle);
        double grain = Math.max(grain(wideUp, x), grain(wideDown, x));
        if (grain == 0) {
            double above = Samples.take(f, x, scale, 1, COARSE, middle).grain();
            grain = GRAIN_SIGMA
                    * Math.max(
                            above, Samples.take(f, x, scale, -1, COARSE, middle).grain());
        }
        var narrowUp = Samples.take(f, x, scale, 1, NARROW, middle);
        var narrowDown = Samples.take(f, x, scale, -1, NARROW, middle);
        double up = Math.max(grain, narrowUp.largestSigma());
        double down = Math.max(grain, narrowDown.largestSigma());
        double wide = Math.min(wideUp.smallestSigma(), wideDown.smallestSigma());
        double width = 0;
        double units = Math.min(Math.max(units(narrowUp), units(narrowDown)), Math.max(units(wideUp), units(wideDown)));
        double quiet = Math.min(up, down);
        boolean turns = turns(narrowUp, wideUp, wideDown, up) && turns(narrowDown, wideDown, wideUp, down);
        boolean uneven = isLoud(Math.max(up, wideUp.smallestSigma()), Math.max(quiet, wideDown.smallestSigma()))
                || isLoud(Math.max(down, wideDown.smallestSigma()), Math.max(quiet, wideUp.smallestSigma()));
        uneven = uneven && !wideUp.isOneBend() && !wideDown.isOneBend();
        boolean loud = isLoud(wide, Math.max(up, down));
        if (turns || uneven || loud) {
            double above = step(f, wideUp, narrowUp.slope());
            double below = above == 0 && uneven ? 0 : step(f, wideDown, narrowDown.slope());
            double height = Math.min(above, below);
            double least = Math.max(MORE_THAN_ROUNDING * (uneven ? quiet : Math.max(up, down)), wide / STEP_OF_JITTER);
            if (height > least) {
                wide = Math.max(wide, GRAIN_SIGMA * height);
                width = height / Math.max(Math.abs(wideUp.slope()), Math.abs(wideDown.slope()));
            } else if ((turns || loud) && Math.max(above, below) <= least) {
                up = Math.max(grain, narrowUp.smallestSigma());
                return new Noise(up, Math.max(grain, narrowDown.smallestSigma()), units, 0, true);
            }
        }
        return new Noise(Math.max(up, wide), Math.max(down, wide), units, Double.isFinite(width) ? width : 0, false);
    }

    private static boolean isLoud(double noise, double beside) {
        return noise > MORE_THAN_ROUNDING * beside;
    }

    /** Whether the slope of near samples is not that of the samples farther apart, by more than rounding and curvature. */
    private static boolean turns(Samples narrow, Samples wide, Samples other, double noise) {
        double rounding = Math.max(noise, narrow.lastPlace()) / Math.abs(narrow.spacing());
        double curvature = Math.abs(wide.slope() - other.slope());
        return Math.abs(narrow.slope() - wide.slope()) > 4 * (rounding + curvature);
    }

    private static double step(DoubleUnaryOperator f, Samples samples, double slope) {
        double flat = step(f, samples, samples.widestStep(0), 0);
        return Math.max(flat, step(f, samples, samples.widestStep(slope), slope));
    }

    private static double step(DoubleUnaryOperator f, Samples samples, int i, double slope) {
        return Steps.between(f, samples.place(i), samples.place(i + 1), slope).height();
    }

    /** The samples that {@link #economical} asks first. */
    static Samples near(DoubleUnaryOperator f, double x, double scale, double middle) {
        return Samples.take(f, x, scale, 1, WIDE, middle);
    }

    /**
     * The same to both sides, from these samples. Where they jitter by more than their last places do, eight nearer ones are asked:
     * if they jitter as much it is rounding; else it is not explained, and called fine.
     */
    static Noise economical(DoubleUnaryOperator f, Samples near, double scale) {
        double sigma = near.largestSigma();
        double noise = Math.max(sigma, grain(near, near.at()));
        double units = near.units(sigma);
        if (units <= MORE_THAN_ROUNDING) {
            return new Noise(noise, noise, units, 0, false);
        }
        double nearer =
                Samples.take(f, near.at(), scale, 1, NARROW, near.first()).largestSigma();
        return new Noise(Math.max(noise, nearer), Math.max(noise, nearer), units, 0, isLoud(noise, nearer));
    }

    private static double units(Samples samples) {
        return samples.units(samples.smallestSigma());
    }

    private static double grain(Samples samples, double at) {
        double grid = samples.grain();
        return grid == 0 ? 0 : GRAIN_SIGMA * Math.max(grid, Math.abs(samples.slope()) * Math.ulp(at));
    }

    /** Samples at the end of a step, towards the point. */
    static Samples atEnd(DoubleUnaryOperator f, double x, double end, double scale, double value) {
        return Samples.take(f, end, scale, end > x ? -1 : 1, NARROW, value);
    }

    /** Whether the values jitter by more than their last places do. */
    boolean isMoreThanRounding() {
        return units > MORE_THAN_ROUNDING;
    }

    /** At least that of samples farther out to either side. */
    Noise orOf(Samples above, Samples below) {
        return new Noise(
                Math.max(up, above.largestSigma()), Math.max(down, below.largestSigma()), units, width, isFine);
    }

    /** At least so much, for values that come in steps of this width. */
    Noise atLeast(double least, double ofWidth) {
        return new Noise(Math.max(up, least), Math.max(down, least), units, Math.max(width, ofWidth), isFine);
    }

    /** The quieter side's. */
    double least() {
        return Math.min(up, down);
    }

    /** The louder side's. */
    double most() {
        return Math.max(up, down);
    }
}
