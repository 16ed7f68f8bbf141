package org.chainrule.optimizers.training;

import java.util.List;
import java.util.OptionalDouble;
import org.chainrule.core.Figures;

/**
 * What a learning-rate range test has seen.
 *
 * @param points one per update, the rate growing; it ends where the loss blew up
 */
public record RateRange(List<Point> points) {

    /** A fall of the smoothed loss is looked for over so many points, so that one lucky batch does not decide. */
    private static final int SPAN = 5;

    /**
     * The smoothed loss is the mean of about ten losses from about this many on. Before it is that of a few batches, and goes
     * up and down with what they are.
     */
    private static final int YOUNG = 20;

    /**
     * One update.
     *
     * @param rate learning rate
     * @param loss of its examples, before the update
     * @param smoothed mean of the losses so far, each counting a tenth less than the one after it
     */
    public record Point(double rate, double loss, double smoothed) {}

    /** Copies the list. */
    public RateRange {
        points = List.copyOf(points);
    }

    /**
     * The rate at which the smoothed loss falls fastest on its way to {@link #lowest}, per factor of the rate: a good one to
     * begin with. Empty if it falls nowhere, or there are too few points to say.
     */
    public OptionalDouble steepest() {
        double best = 0;
        double rate = Double.NaN;
        for (int i = SPAN + Math.min(YOUNG, points.size() / 4); i <= lowestIndex(); i++) {
            double fall = points.get(i - SPAN).smoothed() - points.get(i).smoothed();
            if (fall > best) {
                best = fall;
                rate = Math.sqrt(points.get(i - SPAN).rate() * points.get(i).rate());
            }
        }
        return Double.isNaN(rate) ? OptionalDouble.empty() : OptionalDouble.of(rate);
    }

    /** The rate at which the smoothed loss is smallest: about where it begins to be too large. Empty without points. */
    public OptionalDouble lowest() {
        return points.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(points.get(lowestIndex()).rate());
    }

    /** The first of equals; −1 without points. */
    private int lowestIndex() {
        int lowest = points.size() - 1;
        for (int i = lowest - 1; i >= 0; i--) {
            lowest = points.get(i).smoothed() <= points.get(lowest).smoothed() ? i : lowest;
        }
        return lowest;
    }

    /** One sentence. */
    @Override
    public String toString() {
        if (steepest().isEmpty()) {
            return "the loss falls at none of the " + points.size() + " rates tried";
        }
        return "the loss falls fastest at a rate of "
                + Figures.significant(steepest().getAsDouble(), 2) + " and is smallest at "
                + Figures.significant(lowest().orElse(Double.NaN), 2);
    }
}
