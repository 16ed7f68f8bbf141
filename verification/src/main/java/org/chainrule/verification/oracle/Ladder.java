package org.chainrule.verification.oracle;

import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * One climb of a {@link FiniteDifference}: values at halved steps to both sides of a point, and as many more as it takes to
 * explain them.
 *
 * <p>At a point where f has a derivative the sides meet, and central differences run to the mean of the two. Where the sides
 * still part at the finest step, as beside a kink that is as near as that, or where the value seems to jump, as between kinks,
 * more levels follow; and where the central value cannot be that of a side, its bar reaches to that of the side.
 *
 * <p>Values that jitter are looked at again: where they come in steps, the steps are noise; where they do not, the function
 * turns on a scale of the finest steps, and shorter ones follow. Where they jitter by more than their last places do, the
 * noise is measured at the ends of the steps as well.
 */
final class Ladder {

    /** The measured noise is an estimate from nine values; three times it is taken for the largest error. */
    private static final double NOISE_MARGIN = 3;

    /** Quotients across a jump double from level to level; their bar is about as large as they are. */
    private static final double HOPELESS = 0.25;

    /** The secant that stands for the slopes nearby goes over 2⁻⁷ of the scale. */
    private static final int SECANT = 7;

    /**
     * Levels beyond the last, climbed only while the sides part or the value seems to jump. A kink nearer than a ninth of the
     * finest step is called one by both sides; to leave one at a ninth behind takes four levels, {@link Parting#DEPTH} more to
     * see that the sides meet.
     */
    private static final int MORE_LEVELS = 4 + Parting.DEPTH;

    /**
     * Levels beyond the last where the function turns on the scale of the finest steps: the shortest is then about as long as
     * the samples of the noise are apart.
     */
    private static final int FINE_LEVELS = 9;

    /**
     * Where the noise is more than the last place of a value it may grow with the value; no more is assumed where the value is
     * what is left of large numbers.
     */
    private static final double MOST_UNITS = 256;

    /** Half a unit in the last place of 1. */
    private static final double U = 0x1p-53;

    /** Over steps of such a scale a number that is rounded beside 1 is constant, however much of the value it makes. */
    private static final double TINY = 0x1p-16;

    /** Some last places of 1, beside which a number inside may be rounded however small the scale is. */
    private static final double LAST_PLACES = 0x1p-50;

    /** A thrifty ladder ends where the bar is no wider than so many times what rounding allows, */
    private static final double SETTLED_FACTOR = 4;

    /** and so many finer windows agree. */
    private static final int SETTLED_FINER = 3;

    private final FiniteDifference setting;
    private final DoubleUnaryOperator f;
    private final double x;
    private final double scale;
    private final double middle;
    private final Digits digits = new Digits();
    private final Side above;
    private final Side below;
    private Noise noise = Noise.NONE;
    private int evaluations;
    private int count;

    /** Of a function that is not finite where it refuses its argument. */
    Ladder(FiniteDifference setting, DoubleUnaryOperator function, double x, double scale) {
        this.setting = setting;
        this.x = x;
        this.scale = scale;
        f = t -> {
            evaluations++;
            double value = function.applyAsDouble(t);
            digits.see(value);
            return value;
        };
        middle = f.applyAsDouble(x);
        int most = setting.levels() + FINE_LEVELS + MORE_LEVELS;
        above = new Side(1, x, middle, most);
        below = new Side(-1, x, middle, most);
    }

    Slopes climb() {
        if (!Double.isFinite(middle)) {
            return new Slopes(Estimate.NONE, Estimate.NONE, Estimate.NONE, 0, false, false, false, scale, evaluations);
        }
        if (setting.thrift() == FiniteDifference.Thrift.ECONOMICAL) {
            var slopes = climbThriftily();
            if (slopes.isPresent()) {
                return slopes.get();
            }
        }
        noise = Noise.full(f, x, scale, middle);
        while (count < setting.levels()) {
            climbOne();
        }
        var slopes = lookAtTheEnds(lookCloser(slopes()));
        int most = count + MORE_LEVELS;
        while (count < most && (slopes.jumps() || (!slopes.isKink() && sidesPart()))) {
            climbOne();
            slopes = slopes();
        }
        if (isNoise()) {
            return slopes.unknown();
        }
        slopes = withoutJumps(slopes);
        boolean little = Math.abs(slopes.central().value()) * scale <= Side.HALF_THE_DIGITS;
        return digits.areFloats() || little || scale <= TINY ? withHidden(slopes, digits.half() * scale) : slopes;
    }

    /** With a bar for what a number inside may hide that is rounded beside a larger one, wherever it is not looked for anyway. */
    Slopes climbForHidden() {
        var slopes = climb();
        return slopes.central().isKnown() ? withHidden(slopes, Math.max(digits.half() * scale, LAST_PLACES)) : slopes;
    }

    /**
     * Whether neighbours differ by so much of the values, and of what these differ by at all, that they say nothing: as for an
     * iterated map whose slope is 10¹⁴, which turns between neighbouring doubles.
     */
    private boolean isNoise() {
        double largest = NOISE_MARGIN * noise.least(); // beside a jump one side is loud
        double farthest = Math.max(above.farthest(), below.farthest());
        return middle != 0 && largest > Slopes.WIDEST_BAR * (Math.abs(middle) + farthest);
    }

    /**
     * A number inside that is rounded beside a larger one, as 1 + tanh u where tanh u is near −1, is constant over many steps,
     * and what is made of it is as smooth there as can be. Farther out the values jump. A jump of less than half of the digits
     * of the argument is such a rounding: over a distance to the nearest one from either side the number inside changed by
     * less than that unseen. It is looked for on the steps that the slope is from and on some longer ones.
     */
    private Slopes withHidden(Slopes slopes, double highest) {
        int widest = central(noise).accepted();
        double slope = slopes.central().value();
        double most = 0;
        for (int level = widest + Tableau.WINDOW - 1; level > Math.max(0, widest - Tableau.WINDOW); level--) {
            double right = Steps.between(f, above.place(level), above.place(level - 1), slope)
                    .height();
            double left = Steps.between(f, below.place(level), below.place(level - 1), slope)
                    .height();
            double height = Math.max(right, left);
            double step = above.step(level); // 0 where the scale is a subnormal number
            most = step > 0 && height <= highest ? Math.max(most, height / step) : most;
        }
        return slopes.atLeast(most);
    }

    /** A jump beside the point is no slope nearby: the secants across it are those of what is left without it. */
    private Slopes withoutJumps(Slopes slopes) {
        double bar = slopes.central().bound() / Slopes.WIDEST_BAR;
        boolean matters = bar > Math.abs(slopes.central().value()) && bar <= slopes.secant();
        return matters ? slopes.withSecant(Math.max(withoutJump(above), withoutJump(below))) : slopes;
    }

    private double withoutJump(Side side) {
        int nearer = Math.min(count - 1, Math.max(farther(), central(noise).accepted()));
        double jump =
                Steps.between(f, side.place(nearer), side.place(farther()), 0).height();
        return Math.max(0, side.secant(farther()) - jump / side.step(farther()));
    }

    /** The level of the secants. */
    private int farther() {
        return Math.min(count - 1, Math.max(0, SECANT - setting.firstExponent()));
    }

    /**
     * From the coarse levels and a few near samples; nothing where they leave a question open: jitter that near samples do
     * not have, a kink, a jump, a side whose finest values are that at the point, or a slope that is not the near samples'.
     */
    private Optional<Slopes> climbThriftily() {
        var near = Noise.near(f, x, scale, middle);
        noise = Noise.economical(f, near, scale);
        if (noise.isFine()) {
            return Optional.empty();
        }
        do {
            climbOne();
        } while (count < setting.levels() && !central(noise).isSettled(SETTLED_FACTOR, SETTLED_FINER));
        var slopes = lookAtTheEnds(slopes());
        boolean open = slopes.isKink() || slopes.jumps() || above.isCut() || below.isCut();
        return open || !isSlopeOf(near) ? Optional.empty() : Optional.of(slopes);
    }

    /**
     * Whether the quotient over the farthest near sample is the slope that was found, so that nothing turns between it and
     * the shortest step. Its error runs in even powers of the step, as the quotients' do.
     */
    private boolean isSlopeOf(Samples near) {
        double step = near.farthest() - x;
        var right = new Side(1, x, middle, 1);
        var left = new Side(-1, x, middle, 1);
        right.add(near.last(), step);
        left.add(f.applyAsDouble(x - step), x - (x - step));
        var quotient = right.central(left, NOISE_MARGIN * noise.most(), noise.width(), units(noise));
        return central(noise).allows(quotient.quotient(0), quotient.rounding(0), step / above.shortest());
    }

    /**
     * Noise that a number on the way has, as that of a large argument of a sine or of a small divisor, need not be the same at
     * the steps that the slope is from, nor largest at the widest of them.
     */
    private Slopes lookAtTheEnds(Slopes slopes) {
        int widest = central(noise).accepted();
        if (!noise.isMoreThanRounding() || widest < 0) {
            return slopes;
        }
        for (int level = widest; level < widest + Tableau.WINDOW; level++) {
            noise = noise.orOf(nearEnd(above, level), nearEnd(below, level));
        }
        return slopes();
    }

    private Samples nearEnd(Side side, int level) {
        return Noise.atEnd(f, x, side.place(level), scale, side.value(level));
    }

    /** Where the function turns among the finest steps, or its values come in steps, or are 0. */
    private Slopes lookCloser(Slopes slopes) {
        while (noise.isFine() && count < setting.levels() + FINE_LEVELS) {
            climbOne();
        }
        if (above.isStill() || below.isStill()) {
            var step = above.step(f).wider(below.step(f));
            double floor = middle == 0 ? U * scale : 0;
            noise = noise.atLeast(Math.max(step.height() / NOISE_MARGIN, floor), step.width());
            return slopes();
        }
        return noise.isFine() ? slopes() : slopes;
    }

    private boolean sidesPart() {
        return Parting.seen(right(noise), left(noise));
    }

    private double units(Noise noise) {
        return Math.max(digits.units(), Math.min(MOST_UNITS, NOISE_MARGIN * noise.units()));
    }

    private Slopes slopes() {
        var noise = this.noise.atLeast(digits.noise(middle), 0);
        var right = right(noise).estimate();
        var left = left(noise).estimate();
        var central = central(noise).estimate();
        boolean hopeless = central.bound() > HOPELESS * Math.abs(central.value());
        double quiet = NOISE_MARGIN * noise.least(); // a jump is noise on its own side only
        boolean jumps = hopeless && above.jumpsBeside(below, quiet + U * scale);
        double secant = Math.max(above.secant(farther()), below.secant(farther()));
        var met = central.reaching(left).reaching(right);
        boolean steps = noise.width() > 0;
        boolean flatLeft = below.isFlat() || (steps && below.isStill());
        boolean flatRight = above.isFlat() || (steps && above.isStill());
        if (flatLeft && flatRight) {
            met = new Estimate(met.value(), Math.max(met.bound(), FiniteDifference.hidden(1, scale)));
        }
        return new Slopes(met, left, right, secant, jumps, flatLeft, flatRight, scale, evaluations);
    }

    private Tableau right(Noise noise) {
        return above.oneSided(NOISE_MARGIN * noise.up(), noise.width(), units(noise));
    }

    private Tableau left(Noise noise) {
        return below.oneSided(NOISE_MARGIN * noise.down(), noise.width(), units(noise));
    }

    private Tableau central(Noise noise) {
        return above.central(below, NOISE_MARGIN * noise.most(), noise.width(), units(noise));
    }

    private void climbOne() {
        double h = Math.scalb(scale, -setting.firstExponent() - count);
        above.add(f.applyAsDouble(x + h), (x + h) - x);
        below.add(f.applyAsDouble(x - h), x - (x - h));
        count++;
    }
}
