package org.chainrule.verification.mutant;

import java.util.ArrayList;
import java.util.List;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.ConstantWarmup;
import org.chainrule.optimizers.CosineDecay;
import org.chainrule.optimizers.CosineRestarts;
import org.chainrule.optimizers.CustomSchedule;
import org.chainrule.optimizers.ExponentialDecay;
import org.chainrule.optimizers.LinearWarmup;
import org.chainrule.optimizers.MultiStepDecay;
import org.chainrule.optimizers.PolynomialDecay;
import org.chainrule.optimizers.ReduceOnPlateau;
import org.chainrule.optimizers.Schedule;
import org.chainrule.optimizers.Sequence;
import org.chainrule.optimizers.StepDecay;
import org.chainrule.optimizers.WarmupCosine;

/** The mutants of a schedule. */
public final class ScheduleMutants {

    private ScheduleMutants() {}

    /**
     * Every mutant that can be made of this built-in schedule and is not the schedule itself.
     */
    public static List<ScheduleMutant> fitting(Schedule schedule) {
        var mutants = new ArrayList<ScheduleMutant>();
        if (schedule instanceof ReduceOnPlateau plateau) {
            return PlateauMutants.of(plateau);
        }
        plant(mutants, "rate-slightly-off", "the rate were off by 1e-9 of it", t -> schedule.rate(t) * (1 + 1e-9));
        plant(mutants, "rate-negative", "it climbed", t -> -schedule.rate(t));
        if (!(schedule instanceof Constant)) {
            plant(mutants, "one-step-early", "the first step had number 1", t -> schedule.rate(t + 1));
            plant(mutants, "one-step-late", "it lagged by one step", t -> schedule.rate(Math.max(0, t - 1)));
            plant(mutants, "stuck", "no step were counted", t -> schedule.rate(0));
            var asked = new long[1];
            plant(mutants, "counts-itself", "it counted how often it was asked", t -> schedule.rate(asked[0]++));
        }
        ofFormula(schedule, mutants);
        return List.copyOf(mutants);
    }

    private static void plant(List<ScheduleMutant> mutants, String name, String asIf, CustomSchedule schedule) {
        mutants.add(new ScheduleMutant(name, asIf, schedule));
    }

    private static double cosine(double first, double last, double share) {
        return last + (first - last) * (1 + Math.cos(Math.PI * share)) / 2;
    }

    private static void ofFormula(Schedule schedule, List<ScheduleMutant> mutants) {
        if (schedule instanceof CosineDecay s) {
            plant(
                    mutants,
                    "not-clamped",
                    "the rate rose again after the end",
                    t -> cosine(s.rate(), s.lowest(), t / (double) s.steps()));
            plant(
                    mutants,
                    "end-one-early",
                    "the last step were that before",
                    t -> cosine(s.rate(), s.lowest(), Math.min(t, s.steps() - 1) / (s.steps() - 1.0)));
            plant(
                    mutants,
                    "whole-cosine",
                    "it went down and up again",
                    t -> cosine(s.rate(), s.lowest(), 2.0 * Math.min(t, s.steps()) / s.steps()));
        } else if (schedule instanceof CosineRestarts s) {
            if (s.growth() > 1) {
                plant(
                        mutants,
                        "growth-ignored",
                        "all cycles were equally long",
                        t -> cosine(s.rate(), s.lowest(), t % s.steps() / (double) s.steps()));
            }
            if (s.lowest() != 0) {
                plant(
                        mutants,
                        "lowest-ignored",
                        "it fell to 0",
                        t -> new CosineRestarts(s.rate(), s.steps(), s.growth(), 0).rate(t));
            }
        } else if (schedule instanceof PolynomialDecay s) {
            plant(
                    mutants,
                    "not-clamped",
                    "it went on beyond the end",
                    t -> s.rate() * Math.pow(1 - t / (double) s.steps(), s.power()));
            if (s.power() != 1) {
                plant(
                        mutants,
                        "power-missing",
                        "it were a straight line",
                        t -> s.rate() * (1 - Math.min(t, s.steps()) / (double) s.steps()));
            }
        } else if (schedule instanceof LinearWarmup s) {
            plant(
                    mutants,
                    "not-clamped",
                    "it went on rising after the warm-up",
                    t -> s.rate() * (s.first() + (s.last() - s.first()) * t / s.steps()));
            plant(
                    mutants,
                    "warm-up-divides-by-one-less",
                    "the warm-up divided by n − 1",
                    t -> s.rate() * (s.first() + (s.last() - s.first()) * Math.min(t, s.steps()) / (s.steps() - 1)));
            plant(
                    mutants,
                    "warm-up-divides-by-zero",
                    "the warm-up divided what is left by what is left",
                    t -> s.rate()
                            * (s.first()
                                    + (s.last() - s.first())
                                            * (1 - Math.max(0, s.steps() - t) / (double) Math.max(0, s.steps() - t))));
        } else if (schedule instanceof ConstantWarmup s) {
            plant(mutants, "factor-kept", "the warm-up never ended", t -> s.rate() * s.factor());
            plant(
                    mutants,
                    "end-inclusive",
                    "the warm-up lasted one step more",
                    t -> t <= s.steps() ? s.rate() * s.factor() : s.rate());
        } else if (schedule instanceof ExponentialDecay s) {
            plant(mutants, "divides", "it rose by the factor", t -> s.rate() / Math.pow(s.factor(), t));
        } else if (schedule instanceof StepDecay s) {
            plant(
                    mutants,
                    "not-rounded-down",
                    "it fell between the steps too",
                    t -> s.rate() * Math.pow(s.factor(), t / (double) s.every()));
            plant(mutants, "falls-once", "it fell once only", t -> t < s.every() ? s.rate() : s.rate() * s.factor());
        } else if (schedule instanceof MultiStepDecay s) {
            plant(
                    mutants,
                    "milestone-exclusive",
                    "it fell one step after the milestone",
                    t -> s.rate()
                            * Math.pow(
                                    s.factor(),
                                    s.milestones().stream().filter(m -> m < t).count()));
            plant(
                    mutants,
                    "falls-once",
                    "it fell at the first milestone only",
                    t -> s.rate()
                            * Math.pow(
                                    s.factor(),
                                    s.milestones().stream()
                                            .filter(m -> m <= t)
                                            .limit(1)
                                            .count()));
        } else if (schedule instanceof WarmupCosine s) {
            plant(
                    mutants,
                    "warm-up-from-zero",
                    "the first step did not move",
                    t -> t < s.warmup() ? s.rate() * t / s.warmup() : s.rate(t));
            plant(
                    mutants,
                    "warm-up-counted-twice",
                    "the cosine were as long as everything",
                    t -> t < s.warmup()
                            ? s.rate(t)
                            : cosine(s.rate(), s.lowest(), Math.min(t, s.steps()) / (double) s.steps()));
        } else if (schedule instanceof Sequence s) {
            plant(
                    mutants,
                    "second-not-restarted",
                    "the second schedule counted all steps",
                    t -> t < s.steps() ? s.first().rate(t) : s.next().rate(t));
            plant(
                    mutants,
                    "second-missing",
                    "the first schedule went on",
                    t -> s.first().rate(t));
        }
    }
}
