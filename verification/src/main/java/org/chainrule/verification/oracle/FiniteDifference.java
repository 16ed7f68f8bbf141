package org.chainrule.verification.oracle;

import java.util.function.DoubleUnaryOperator;

/**
 * Derivatives from values: f′(x) by a ladder of differences (f(x + h) − f(x − h))/2h with halved steps, extrapolated to
 * h = 0, with an error bar made of what was measured: the last correction and the noise of f.
 *
 * <p>The step is the one realised in floating point. Levels where f is not finite, or refuses its argument with an
 * {@link IllegalArgumentException} or {@link ArithmeticException}, are left out, so a function may be examined close to the
 * edge of its domain. The one-sided ladders use the same values and tell a kink (both exist and differ) from a jump.
 *
 * <p>The extrapolation is Ridders' (1982, "Accurate computation of F′(x) and F′(x)F″(x)"), taken over a sliding window.
 *
 * @param firstExponent the widest step is scale · 2^−firstExponent
 * @param levels how many steps at most
 * @param thrift when to stop
 */
public record FiniteDifference(int firstExponent, int levels, Thrift thrift) {

    /** When a ladder ends. */
    public enum Thrift {
        /** At its last level; the noise is measured on both sides. */
        FULL,
        /** As soon as rounding allows no narrower bar and finer levels agree; noise from eight values to
         * one side. For costly functions. */
        ECONOMICAL
    }

    /** Every level from a quarter of the scale down to 2⁻²⁷ of it. */
    public static final FiniteDifference FULL = new FiniteDifference(2, 26, Thrift.FULL);

    /** The same ladder, left early: for whole networks. */
    public static final FiniteDifference ECONOMICAL = new FiniteDifference(2, 26, Thrift.ECONOMICAL);

    /** Half a unit in the last place of 1. */
    private static final double U = 0x1p-53;

    /** The measured noise is an estimate from nine values; three times it is taken for the largest error. */
    private static final double NOISE_MARGIN = 3;

    /** Quotients across a jump double from level to level; their bar is about as large as they are. */
    private static final double HOPELESS = 0.25;

    /** The secant that stands for the slopes nearby goes over 2⁻⁷ of the scale. */
    private static final int SECANT = 7;

    /** Two windows of the extrapolation. */
    private static final int FLAT_LEVELS = 8;

    /** Values that agree to more than half of the 53 binary digits may differ by rounding. */
    private static final double HALF_THE_DIGITS = 0x1p-26;

    private static final double SETTLED_FACTOR = 4;
    private static final int SETTLED_FINER = 3;

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
        return new Ladder(guarded(f), x, scale).climb();
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

    private final class Ladder {

        private final DoubleUnaryOperator f;
        private final double x;
        private final double scale;
        private final double middle;
        private final double[] above = new double[levels];
        private final double[] below = new double[levels];
        private final double[] stepUp = new double[levels];
        private final double[] stepDown = new double[levels];
        private double noiseUp;
        private double noiseDown;
        private int evaluations;
        private int count;

        Ladder(DoubleUnaryOperator function, double x, double scale) {
            this.x = x;
            this.scale = scale;
            f = t -> {
                evaluations++;
                return function.applyAsDouble(t);
            };
            middle = f.applyAsDouble(x);
        }

        Slopes climb() {
            if (!Double.isFinite(middle)) {
                return new Slopes(Estimate.NONE, Estimate.NONE, Estimate.NONE, 0, false, false, false, evaluations);
            }
            measureNoise();
            Slopes slopes;
            do {
                climbOne();
                while (count < levels && !mayStop()) {
                    climbOne();
                }
                slopes = slopes();
                if (thrift == Thrift.ECONOMICAL && slopes.isKink()) {
                    // It may be beside the point: there it is noise to this side, and shorter steps do not reach it.
                    noiseUp = Math.min(noiseUp, Noise.wide(f, x, scale, -1, middle));
                    noiseDown = noiseUp;
                    slopes = slopes();
                }
            } while (count < levels && slopes.isKink());
            return slopes;
        }

        private boolean mayStop() {
            return thrift == Thrift.ECONOMICAL && central().isSettled(SETTLED_FACTOR, SETTLED_FINER);
        }

        private Slopes slopes() {
            var central = central().estimate();
            var right = oneSided(above, stepUp, 1, noiseUp);
            var left = oneSided(below, stepDown, -1, noiseDown);
            boolean hopeless = central.bound() > HOPELESS * Math.abs(central.value());
            boolean jumps = hopeless && (jumps(above) || jumps(below));
            return new Slopes(central, left, right, secant(), jumps, isFlat(below), isFlat(above), evaluations);
        }

        /** A kink beside the point is noise to the wide spacing, but on its own side only; so the quieter side counts. */
        private void measureNoise() {
            double wide = Noise.wide(f, x, scale, 1, middle);
            noiseUp = wide;
            noiseDown = wide;
            if (thrift == Thrift.FULL) {
                wide = Math.min(wide, Noise.wide(f, x, scale, -1, middle));
                noiseUp = Math.max(wide, Noise.narrow(f, x, scale, 1, middle));
                noiseDown = Math.max(wide, Noise.narrow(f, x, scale, -1, middle));
            }
        }

        private void climbOne() {
            double h = Math.scalb(scale, -firstExponent - count);
            above[count] = f.applyAsDouble(x + h);
            below[count] = f.applyAsDouble(x - h);
            stepUp[count] = (x + h) - x;
            stepDown[count] = x - (x - h);
            count++;
        }

        private Tableau central() {
            var quotients = new double[count];
            var rounding = new double[count];
            double noise = NOISE_MARGIN * Math.max(noiseUp, noiseDown);
            for (int i = 0; i < count; i++) {
                double width = stepUp[i] + stepDown[i];
                quotients[i] = (above[i] - below[i]) / width;
                rounding[i] = rounding(noise, above[i], below[i], width, quotients[i]);
            }
            return new Tableau(quotients, rounding, 4, 4);
        }

        private Estimate oneSided(double[] values, double[] steps, int side, double sigma) {
            var quotients = new double[count];
            var rounding = new double[count];
            for (int i = 0; i < count; i++) {
                quotients[i] = side * (values[i] - middle) / steps[i];
                rounding[i] = rounding(NOISE_MARGIN * sigma, values[i], middle, steps[i], quotients[i]);
            }
            return new Tableau(quotients, rounding, 2, 2).estimate();
        }

        /** Both values are wrong by at most noise and two roundings each; the quotient is rounded once more. */
        private double rounding(double noise, double a, double b, double width, double quotient) {
            return (2 * noise + 3 * U * (Math.abs(a) + Math.abs(b))) / width + U * Math.abs(quotient);
        }

        /** A jump: the step of the value does not shrink with the step of the argument. It is noise on its own side only. */
        private boolean jumps(double[] values) {
            double sigma = Math.min(noiseUp, noiseDown);
            double last = Math.abs(values[count - 1] - middle);
            double before = count < 4 ? Double.NaN : Math.abs(values[count - 4] - middle);
            double noise = 16 * (NOISE_MARGIN * sigma + 3 * U * (Math.abs(middle) + Math.abs(values[count - 1])));
            return last > noise && last > 0.5 * before;
        }

        private double secant() {
            int level = Math.min(count - 1, Math.max(0, SECANT - firstExponent));
            double up = Math.abs(above[level] - middle) / stepUp[level];
            double down = Math.abs(below[level] - middle) / stepDown[level];
            return Math.max(Double.isFinite(up) ? up : 0, Double.isFinite(down) ? down : 0);
        }

        /**
         * The same value at every step, or from some step on if it breaks off there, at a jump or kink. A function that
         * saturates leaves its constant value gradually; its steps say nothing.
         */
        private boolean isFlat(double[] values) {
            int from = count;
            while (from > 0 && values[from - 1] == middle) {
                from--;
            }
            if (from == 0) {
                return true;
            }
            double beyond = values[from - 1];
            return count - from >= FLAT_LEVELS
                    && Math.abs(beyond - middle) > HALF_THE_DIGITS * Math.max(Math.abs(beyond), Math.abs(middle));
        }
    }
}
