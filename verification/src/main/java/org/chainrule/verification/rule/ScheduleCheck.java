package org.chainrule.verification.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.chainrule.core.Figures;
import org.chainrule.core.Seed;
import org.chainrule.optimizers.OneCycle;
import org.chainrule.optimizers.ReduceOnPlateau;
import org.chainrule.optimizers.Schedule;
import org.chainrule.verification.check.CheckReport;
import org.chainrule.verification.check.Comparison;
import org.chainrule.verification.check.Witness;

/**
 * A check of a schedule: its rates beside the formula of its source in 60 digits, and what holds of every schedule. Rates are
 * finite and not negative; the same number of steps gives the same bits in whatever order it is asked for; the memory is
 * made anew for whoever asks, is as long as its names, and only it changes when something is observed.
 *
 * <p>{@link ReduceOnPlateau} is followed through courses of measures instead. A schedule of a user's own has no formula; a note
 * says so.
 */
public final class ScheduleCheck {

    private static final String GROUP = "relations";
    private static final int OBSERVATIONS = 60;

    private final Schedule schedule;
    private long seed = 1;

    private ScheduleCheck(Schedule schedule) {
        this.schedule = schedule;
    }

    /** A check of a schedule, against its formula if it is built in. */
    public static ScheduleCheck of(Schedule schedule) {
        return new ScheduleCheck(schedule);
    }

    /** Where the random choices come from; 1 if not said. */
    public ScheduleCheck seed(long value) {
        seed = value;
        return this;
    }

    /** Compares. */
    public CheckReport run() {
        return runOn(schedule);
    }

    /** The same check on another schedule, which is to do what this one does. */
    public CheckReport runOn(Schedule other) {
        var random = new Seed(seed).stream("schedule check");
        // Late steps first: a schedule that counts its calls would be right in the order of training.
        long[] steps = LongStream.concat(random.longs(40, 130, 5000), LongStream.range(0, 130))
                .toArray();
        var comparisons = new ArrayList<Comparison>();
        var notes = new ArrayList<String>();
        ScheduleFormulas.rate(schedule)
                .ifPresentOrElse(
                        formula -> {
                            for (long t : steps) {
                                comparisons.add(Comparisons.value(
                                        "rate",
                                        "after " + t + " steps",
                                        other.rate(t),
                                        Target.of(formula.apply(t)),
                                        other::toString));
                            }
                        },
                        () -> note(notes));
        if (schedule instanceof ReduceOnPlateau plateau) {
            comparisons.addAll(
                    new PlateauFormula(plateau).comparisons(other, new Seed(seed).stream("measures of a plateau")));
        }
        if (schedule instanceof OneCycle cycle && other instanceof OneCycle moved) {
            for (long t : steps) {
                comparisons.add(Comparisons.value(
                        "momentum",
                        "after " + t + " steps",
                        moved.momentum(t),
                        Target.of(ScheduleFormulas.momentum(cycle, t)),
                        other::toString));
            }
        }
        comparisons.add(ratesAreRates(other, steps));
        comparisons.add(isAFunction(other, steps));
        comparisons.add(memoryIsFresh(other, steps));
        comparisons.add(observingRepeats(other));
        return new CheckReport("schedule " + other, comparisons, seed, notes);
    }

    private void note(List<String> notes) {
        if (!(schedule instanceof ReduceOnPlateau)) {
            notes.add("the rate is not compared with a formula: the schedule is not built in");
        }
    }

    private static Comparison relation(Witness by, String what, long broken, String otherwise) {
        return Comparisons.relation(by, GROUP, what, (int) broken, otherwise);
    }

    private static boolean isRate(double rate) {
        return rate >= 0 && rate < Double.POSITIVE_INFINITY;
    }

    private static Comparison ratesAreRates(Schedule schedule, long[] steps) {
        return relation(
                Witness.READS,
                "rates",
                Arrays.stream(steps).filter(t -> !isRate(schedule.rate(t))).count(),
                "every rate must be 0 or more and finite");
    }

    private static Comparison isAFunction(Schedule schedule, long[] steps) {
        double[] forwards = Arrays.stream(steps).mapToDouble(schedule::rate).toArray();
        int broken = 0;
        for (int i = steps.length - 1; i >= 0; i--) {
            broken += schedule.rate(steps[i]) == forwards[i] ? 0 : 1;
        }
        return relation(
                Witness.REPETITION,
                "the same steps backwards",
                broken,
                "the rate is a function of the number of steps, not of how often it was asked for");
    }

    private static Comparison memoryIsFresh(Schedule schedule, long[] steps) {
        double[] memory = schedule.freshMemory();
        long broken = memory.length == schedule.memoryNames().size() ? 0 : 1;
        broken += Arrays.stream(steps)
                .filter(t -> schedule.rate(t, schedule.freshMemory()) != schedule.rate(t))
                .count();
        Arrays.fill(memory, -1);
        broken += Arrays.stream(schedule.freshMemory()).filter(x -> x == -1).count();
        return relation(
                Witness.PURITY,
                "memory",
                broken,
                "there must be one number per name, made anew, with which the rate is that of a schedule that has seen"
                        + " nothing; found " + schedule.memoryNames() + ", " + Figures.shortest(memory.length)
                        + " numbers");
    }

    /** Falling, level, rising, missing losses, to two memories. */
    private Comparison observingRepeats(Schedule schedule) {
        var random = new Seed(seed).stream("losses");
        double[] one = schedule.freshMemory();
        double[] other = schedule.freshMemory();
        int broken = 0;
        for (int t = 1; t <= OBSERVATIONS; t++) {
            double loss = t % 17 == 0 ? Double.NaN : t < 10 ? 1.0 / t : 0.1 + 0.01 * random.nextDouble();
            schedule.observe(t, loss, one);
            broken += isRate(schedule.rate(t, one)) ? 0 : 1;
        }
        random = new Seed(seed).stream("losses");
        for (int t = 1; t <= OBSERVATIONS; t++) {
            double loss = t % 17 == 0 ? Double.NaN : t < 10 ? 1.0 / t : 0.1 + 0.01 * random.nextDouble();
            schedule.observe(t, loss, other);
        }
        broken += Comparisons.differing(one, other);
        broken += schedule.rate(OBSERVATIONS, one) == schedule.rate(OBSERVATIONS, other) ? 0 : 1;
        return relation(
                Witness.REPETITION,
                "the same losses to another memory",
                broken,
                "what is observed changes the memory that is handed in, and nothing else");
    }
}
