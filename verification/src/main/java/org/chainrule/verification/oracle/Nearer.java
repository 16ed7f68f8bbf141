package org.chainrule.verification.oracle;

import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Ladders of shorter steps, for where that of a scale of about 1 decides nothing, or does not see the point: the argument is tiny,
 * as in log 10⁻³⁰, or the domain ends, a pole, a jump or a kink is so near that too few of its steps are short enough.
 *
 * <p>What they say counts where their bar is narrow and within reason: they must see neither a kink, nor a jump, nor a
 * constant, for values that come in steps are constant over steps that are short enough, whatever they are made of. And they
 * must not contradict the first ladder, unless that says nothing of the slope at the point:
 * <ul>
 *   <li>its values do not come near that at the point;
 *   <li>it sees a kink, which is then beside the point;
 *   <li>its shortest step is longer than a variable is large, so that it sees √(x² + y²) at 10⁻¹² as from far away.
 * </ul>
 */
public final class Nearer {

    /** The widest steps, in units of the scale. Of the second the noise is measured over the last places of 1. */
    private static final double[] SHORTER = {0x1p-10, 0x1p-16};

    /** The first ladder's longest and shortest step, in units of the scale. */
    private static final double LONGEST = 0x1p-2;

    private static final double SHORTEST = 0x1p-27;

    private static final double LAST_PLACES = 0x1p-50;

    private Nearer() {}

    /**
     * The first ladder's slopes, or those of the first shorter one that decides if it does not.
     *
     * @param first the slopes by steps of that scale
     * @param f the function
     * @param x the point
     * @param lengths along the line
     * @param largest how large the variables are: where the value is constant it may be that of a sum with one of these, which
     *     hides what is smaller than its last place
     * @param ladder the slopes by steps of another scale
     */
    public static Slopes slopes(
            Slopes first,
            DoubleUnaryOperator f,
            double x,
            Lengths lengths,
            double largest,
            DoubleFunction<Slopes> ladder) {
        if (first.flat()) {
            return first.atLeast(FiniteDifference.hidden(Math.max(1, largest), lengths.scale()));
        }
        var found = isOpen(first, f, x, lengths.scale())
                ? open(first, f, x, lengths, ladder)
                : beside(first, lengths, largest, ladder);
        return isTiny(lengths) && lengths.resolves(lengths.own())
                ? fromNear(found, hiding(ladder.apply(lengths.own()), largest, lengths.own()))
                : found;
    }

    /** Of a first ladder that decides nothing. */
    private static Slopes open(
            Slopes first, DoubleUnaryOperator f, double x, Lengths lengths, DoubleFunction<Slopes> ladder) {
        double scale = lengths.scale();
        boolean reached = isReached(first, f, x, scale);
        for (double share : SHORTER) {
            var shorter = ladder.apply(scale * share);
            if (isBetter(shorter, first, reached) && !isOnStair(shorter, first, f, x, scale * share)) {
                return shorter;
            }
        }
        var nearest = isTiny(lengths) ? ladder.apply(lengths.own()) : first;
        if (isBetter(nearest, first, reached)) {
            return nearest;
        }
        boolean saysSomething = first.jumps() ? jumpsAt(f, x, scale) : reached;
        return saysSomething ? first : first.unknown();
    }

    /** Of a first ladder that decides, those of a shorter one if they do not have its kink. */
    private static Slopes beside(Slopes first, Lengths lengths, double largest, DoubleFunction<Slopes> ladder) {
        for (double share : SHORTER) {
            double scale = lengths.scale() * share;
            if (first.isKink() && lengths.resolves(scale)) {
                var shorter = hiding(ladder.apply(scale), largest, scale);
                if (isSmooth(shorter) && shorter.wouldSeeKinkOf(first)) {
                    return shorter;
                }
            }
        }
        return first;
    }

    /** What is seen by steps as short as the smallest variable, where that is something else. */
    private static Slopes fromNear(Slopes found, Slopes nearest) {
        boolean differs = found.isKink()
                ? nearest.wouldSeeKinkOf(found)
                : !found.central().isKnown() || found.central().contradicts(nearest.central());
        return isSmooth(nearest) && differs ? nearest : found;
    }

    /** With a bar for what a sum with the largest of the variables may hide from steps of this scale. */
    private static Slopes hiding(Slopes slopes, double largest, double scale) {
        return slopes.atLeast(FiniteDifference.hidden(largest, scale));
    }

    private static boolean isTiny(Lengths lengths) {
        return lengths.own() > 0 && lengths.own() < lengths.scale() * SHORTER[0];
    }

    private static boolean isSmooth(Slopes slopes) {
        return slopes.decides() && !slopes.isKink() && !slopes.jumps() && !slopes.flat();
    }

    /**
     * Whether slopes decide nothing, and shorter steps may. A slope of less than what the rounding of the argument may hide is
     * not made clearer by them.
     */
    public static boolean isOpen(Slopes first, DoubleUnaryOperator f, double x, double scale) {
        if (first.flat() || first.isKink()) {
            return false;
        }
        boolean hidden = Math.abs(first.central().value()) * scale <= Side.HALF_THE_DIGITS;
        return !isReached(first, f, x, scale) || (!first.decides() && !hidden);
    }

    /** Whether slopes by other steps may stand for those that decide nothing. */
    public static boolean isBetter(Slopes shorter, Slopes first, boolean reached) {
        boolean same = first.central().isKnown() && !shorter.central().contradicts(first.central());
        return isSmooth(shorter) && (!reached || same);
    }

    /**
     * Whether steps of this scale may see a single stair of values that come in stairs: there are some to either side, and what one side of the
     * longer steps knows is another slope. Beside a kink that is another slope as well, and the values do not jump; beside a
     * jump they do on one side.
     */
    private static boolean isOnStair(Slopes shorter, Slopes first, DoubleUnaryOperator f, double x, double scale) {
        var slope = shorter.central();
        boolean contradicted = slope.contradicts(first.left()) || slope.contradicts(first.right());
        return contradicted && jumpsBetween(f, x, x + scale / 4, slope) && jumpsBetween(f, x - scale / 4, x, slope);
    }

    private static boolean jumpsBetween(DoubleUnaryOperator f, double from, double to, Estimate slope) {
        double height =
                Steps.between(t -> guarded(f, t), from, to, slope.value()).height();
        return height > Noise.MORE_THAN_ROUNDING * Math.ulp(guarded(f, from));
    }

    /**
     * Whether the values at the shortest steps of a ladder are nearer to that at the point than those at the longest, or the
     * same but for rounding; so they are where its bar is less than the slope.
     */
    public static boolean isReached(Slopes first, DoubleUnaryOperator f, double x, double scale) {
        if (first.central().bound() < Math.abs(first.central().value())) {
            return true;
        }
        double shortest = change(f, x, scale * SHORTEST);
        return shortest <= Side.HALF_THE_DIGITS * Math.abs(f.applyAsDouble(x))
                || shortest <= change(f, x, scale * LONGEST) / 2;
    }

    /** Whether a value that jumps within the shortest steps does so at the point, to within a few of its last places. */
    private static boolean jumpsAt(DoubleUnaryOperator f, double x, double scale) {
        return !(change(f, x, scale * LAST_PLACES) < change(f, x, scale * SHORTEST) / 2);
    }

    private static double change(DoubleUnaryOperator f, double x, double step) {
        double middle = guarded(f, x);
        return Math.max(Math.abs(guarded(f, x + step) - middle), Math.abs(guarded(f, x - step) - middle));
    }

    private static double guarded(DoubleUnaryOperator f, double x) {
        try {
            return f.applyAsDouble(x);
        } catch (IllegalArgumentException | ArithmeticException outside) {
            return Double.NaN;
        }
    }
}
