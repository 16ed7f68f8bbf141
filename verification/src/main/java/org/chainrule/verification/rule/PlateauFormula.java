package org.chainrule.verification.rule;

import static org.chainrule.verification.rule.Rounded.of;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;
import org.chainrule.optimizers.Improvement;
import org.chainrule.optimizers.ReduceOnPlateau;
import org.chainrule.optimizers.Schedule;
import org.chainrule.verification.check.Comparison;

/**
 * {@link ReduceOnPlateau} as a function of all measures observed, from the documentation of PyTorch's
 * {@code ReduceLROnPlateau}: nothing is counted up, each observation is placed by when the measure last improved and when the
 * last fall had cooled down. Where more than the patience has passed since the later of the two, the rate falls.
 */
final class PlateauFormula {

    private static final int OBSERVATIONS = 120;

    private static final List<String> COURSES =
            List.of("improve, then stay", "creep", "wander", "come back, but not to the best");

    private final ReduceOnPlateau schedule;

    PlateauFormula(ReduceOnPlateau schedule) {
        this.schedule = schedule;
    }

    /** The rate after each observation. */
    List<Rounded> rates(double[] measures) {
        var rates = new ArrayList<Rounded>();
        var rate = of(schedule.rate());
        int quiet = -1; // the last observation that speaks against a fall
        for (int t = 0; t < measures.length; t++) {
            quiet = isRecord(measures, t) ? Math.max(quiet, t) : quiet;
            if (t - quiet > schedule.patience()) {
                var lower = rate.times(of(schedule.factor())).max(of(schedule.lowest()));
                boolean falls = rate.minus(lower).value().doubleValue() > schedule.smallestChange();
                rate = falls ? lower : rate;
                quiet = t + schedule.cooldown();
            }
            rates.add(rate);
        }
        return rates;
    }

    /** Whether the measure is better than the last record before it, which is looked for from the beginning. */
    private boolean isRecord(double[] measures, int t) {
        double best = 0;
        boolean found = false;
        for (int k = 0; k < t; k++) {
            if (found ? isBetter(measures[k], best) : isFinite(measures[k])) {
                best = measures[k];
                found = true;
            }
        }
        return found ? isBetter(measures[t], best) : isFinite(measures[t]);
    }

    /** The first record is any number at all. */
    private static boolean isFinite(double measure) {
        return Double.isFinite(measure);
    }

    private boolean isBetter(double measure, double best) {
        boolean higher = schedule.improvement() == Improvement.HIGHER_BY_DIFFERENCE
                || schedule.improvement() == Improvement.HIGHER_BY_RATIO;
        boolean share = schedule.improvement() == Improvement.LOWER_BY_RATIO
                || schedule.improvement() == Improvement.HIGHER_BY_RATIO;
        double needed = schedule.threshold() * (share ? best : 1);
        return higher ? measure - best > needed : best - measure > needed;
    }

    /** The rates of another schedule beside these, for measures that improve, stay, get worse and are missing. */
    List<Comparison> comparisons(Schedule other, RandomGenerator random) {
        var comparisons = new ArrayList<Comparison>();
        for (int course = 0; course < COURSES.size(); course++) {
            double[] measures = measures(course, random);
            var expected = rates(measures);
            double[] memory = other.freshMemory();
            for (int t = 0; t < measures.length; t++) {
                other.observe(t + 1L, measures[t], memory);
                int made = t;
                comparisons.add(Comparisons.value(
                        "rate, measures that " + COURSES.get(course),
                        "after " + (t + 1) + " observations",
                        other.rate(t + 1L, memory),
                        Target.of(expected.get(t)),
                        () -> "the last measure is " + measures[made]));
            }
        }
        return comparisons;
    }

    /** What creeps improves, but within the patience by less than the threshold. */
    private double[] measures(int course, RandomGenerator random) {
        boolean higher = schedule.improvement().worst() < 0;
        var measures = new double[OBSERVATIONS];
        double last = 1;
        for (int t = 0; t < measures.length; t++) {
            last = switch (course) {
                case 0 -> t < 10 ? last - 0.05 : last;
                case 1 -> last - schedule.threshold() / (4 * (schedule.patience() + 1));
                case 2 -> last + 0.05 * Seed.normal(random);
                default -> t == 0 ? 1 : 2 - 0.15 * (t % 5);
            };
            double kept = Math.max(0.1, last);
            measures[t] = course > 1 && t % 7 == 3 ? Double.NaN : higher ? 2 - kept : kept;
        }
        return measures;
    }
}
