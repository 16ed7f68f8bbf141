package org.chainrule.optimizers;

/**
 * One cycle: the rate rises from {@code highest/startDivisor} to {@code highest} and falls far below its start, to
 * {@code highest/(startDivisor·endDivisor)}; the momentum goes the other way, from high to low and back. After the last step
 * both stay.
 *
 * <p>A rule without momentum is refused; {@code oneCycle::rate} is the schedule that moves only the rate. A new momentum is a
 * new rule, so a step under this schedule allocates that one small record. PyTorch's {@code OneCycleLR}, to which the ends of
 * the phases at {@code rise·steps − 1} and so on are due. Source: Smith and Topin 2018, "Super-convergence: very fast training
 * of neural networks using large learning rates".
 *
 * @param highest largest rate, above 0
 * @param steps steps of the whole cycle
 * @param rise share of the steps in which the rate rises, above 0 and below 1, with three phases at most ½
 * @param annealing shape of the phases
 * @param phases whether the fall is one phase or two
 * @param startDivisor at least 1
 * @param endDivisor at least 1
 * @param lowestMomentum while the rate is highest, 0 or more and below 1
 * @param highestMomentum at both ends, at least the lowest and below 1
 */
public record OneCycle(
        double highest,
        long steps,
        double rise,
        Annealing annealing,
        Phases phases,
        double startDivisor,
        double endDivisor,
        double lowestMomentum,
        double highestMomentum)
        implements Schedule {

    /** The way from one value to the next. */
    public enum Annealing {
        /** Half a cosine: slow, fast, slow. */
        COSINE {
            @Override
            double between(double first, double last, double done, double total) {
                return Curves.cosine(first, last, done, total);
            }
        },
        /** A straight line. */
        LINEAR {
            @Override
            double between(double first, double last, double done, double total) {
                return Curves.linear(first, last, done, total);
            }
        };

        abstract double between(double first, double last, double done, double total);
    }

    /** How the rate comes down. */
    public enum Phases {
        /** Up, then down to the end in one go. */
        TWO,
        /** Up, down to the start in as many steps, then on to the end while the momentum stays high. */
        THREE
    }

    /** Refuses what is outside its range, and a cycle too short for its phases. */
    public OneCycle {
        Ranges.rate("one cycle", highest);
        Ranges.steps("one cycle", "steps", steps);
        Ranges.divisor("one cycle", "start divisor", startDivisor);
        Ranges.divisor("one cycle", "end divisor", endDivisor);
        Ranges.decay("one cycle", "lowest momentum", lowestMomentum);
        Ranges.decay("one cycle", "highest momentum", highestMomentum);
        double top = rise * steps - 1;
        double foot = phases == Phases.THREE ? 2 * top : top;
        if (!(top > 0 && foot < steps - 1)) {
            throw new IllegalArgumentException(
                    "one cycle: found a rise of " + rise + " of " + steps + " steps, so that "
                            + phases + " phases end at " + top + ", " + foot + " and " + (steps - 1)
                            + "; they must be above 0 and in this order, for example a rise of 0.3 of at least 10 steps");
        }
        if (!(lowestMomentum <= highestMomentum)) {
            throw new IllegalArgumentException("one cycle: found momentum from " + lowestMomentum + " to "
                    + highestMomentum + "; the lowest must be at most the highest");
        }
    }

    /** PyTorch's defaults: rises for 0.3 of the steps, two cosine phases, divisors 25 and 10 000, momentum 0.85 to 0.95. */
    public OneCycle(double highest, long steps) {
        this(highest, steps, 0.3, Annealing.COSINE, Phases.TWO, 25, 1e4, 0.85, 0.95);
    }

    @Override
    public double rate(long made) {
        double first = highest / startDivisor;
        return at(made, first, highest, first / endDivisor, first);
    }

    /** The momentum of the next step. */
    public double momentum(long made) {
        return at(made, highestMomentum, lowestMomentum, highestMomentum, highestMomentum);
    }

    @Override
    public UpdateRule rule(long made, UpdateRule rule) {
        return rule.withMomentum(momentum(made));
    }

    private double at(long made, double first, double peak, double last, double foot) {
        double top = rise * steps - 1;
        double end = steps - 1.0;
        double now = Math.min((double) made, end);
        if (now <= top) {
            return annealing.between(first, peak, now, top);
        } else if (phases == Phases.TWO) {
            return annealing.between(peak, last, now - top, end - top);
        } else if (now <= 2 * top) {
            return annealing.between(peak, foot, now - top, top);
        } else {
            return annealing.between(foot, last, now - 2 * top, end - 2 * top);
        }
    }
}
