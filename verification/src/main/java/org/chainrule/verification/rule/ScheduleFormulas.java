package org.chainrule.verification.rule;

import static org.chainrule.verification.rule.Rounded.ONE;
import static org.chainrule.verification.rule.Rounded.of;

import java.util.Optional;
import java.util.function.LongFunction;
import org.chainrule.optimizers.Constant;
import org.chainrule.optimizers.ConstantWarmup;
import org.chainrule.optimizers.CosineDecay;
import org.chainrule.optimizers.CosineRestarts;
import org.chainrule.optimizers.ExponentialDecay;
import org.chainrule.optimizers.LinearWarmup;
import org.chainrule.optimizers.MultiStepDecay;
import org.chainrule.optimizers.OneCycle;
import org.chainrule.optimizers.PolynomialDecay;
import org.chainrule.optimizers.Schedule;
import org.chainrule.optimizers.Sequence;
import org.chainrule.optimizers.StepDecay;
import org.chainrule.optimizers.WarmupCosine;

/** The built-in schedules as functions of the number of steps made, from the sources named in their Javadoc. */
final class ScheduleFormulas {

    private ScheduleFormulas() {}

    /** The rate; empty for a schedule that watches the loss, and for a user's own. */
    static Optional<LongFunction<Rounded>> rate(Schedule schedule) {
        if (schedule instanceof Constant s) {
            return Optional.of(t -> of(s.rate()));
        } else if (schedule instanceof ConstantWarmup s) {
            return Optional.of(t -> t < s.steps() ? of(s.rate()).times(of(s.factor())) : of(s.rate()));
        } else if (schedule instanceof LinearWarmup s) {
            return Optional.of(t ->
                    of(s.rate()).times(line(of(s.first()), of(s.last()), share(Math.min(t, s.steps()), s.steps()))));
        } else if (schedule instanceof CosineDecay s) {
            return Optional.of(t -> cosine(of(s.rate()), of(s.lowest()), share(Math.min(t, s.steps()), s.steps())));
        } else if (schedule instanceof CosineRestarts s) {
            return Optional.of(t -> restarts(s, t));
        } else if (schedule instanceof ExponentialDecay s) {
            return Optional.of(t -> of(s.rate()).times(of(s.factor()).power(Math.toIntExact(t))));
        } else if (schedule instanceof StepDecay s) {
            return Optional.of(t -> of(s.rate()).times(of(s.factor()).power(Math.toIntExact(t / s.every()))));
        } else if (schedule instanceof MultiStepDecay s) {
            return Optional.of(t -> of(s.rate()).times(of(s.factor()).power((int)
                    s.milestones().stream().filter(m -> m <= t).count())));
        } else if (schedule instanceof PolynomialDecay s) {
            return Optional.of(t -> polynomial(s, t));
        } else if (schedule instanceof WarmupCosine s) {
            return Optional.of(t -> t < s.warmup()
                    ? of(s.rate()).times(share(t + 1, s.warmup()))
                    : cosine(
                            of(s.rate()),
                            of(s.lowest()),
                            share(Math.min(t, s.steps()) - s.warmup(), s.steps() - s.warmup())));
        } else if (schedule instanceof OneCycle s) {
            var first = of(s.highest()).over(of(s.startDivisor()));
            return Optional.of(t -> cycle(s, t, first, of(s.highest()), first.over(of(s.endDivisor())), first));
        } else if (schedule instanceof Sequence s) {
            return rate(s.first())
                    .flatMap(first -> rate(s.next())
                            .map(next -> t -> t < s.steps() ? first.apply(t) : next.apply(t - s.steps())));
        }
        return Optional.empty();
    }

    /** The momentum of one cycle. */
    static Rounded momentum(OneCycle s, long t) {
        var high = of(s.highestMomentum());
        return cycle(s, t, high, of(s.lowestMomentum()), high, high);
    }

    private static Rounded share(double done, double total) {
        return of(done).over(of(total));
    }

    /** As a mean of terms of one sign: written with last − first, nothing could round where the two are equal. */
    private static Rounded mean(Rounded first, Rounded last, Rounded share) {
        return first.times(ONE.minus(share)).plus(last.times(share));
    }

    private static Rounded line(Rounded first, Rounded last, Rounded share) {
        return mean(first, last, share);
    }

    /** Loshchilov and Hutter 2017, equation 5. */
    private static Rounded cosine(Rounded first, Rounded last, Rounded share) {
        var cosine = share.halfCosine();
        return first.times(cosine).plus(last.times(ONE.minus(cosine)));
    }

    private static Rounded restarts(CosineRestarts s, long t) {
        long start = 0;
        long length = s.steps();
        while (t >= start + length) {
            start += length;
            length *= s.growth();
        }
        return cosine(of(s.rate()), of(s.lowest()), share(t - start, length));
    }

    private static Rounded polynomial(PolynomialDecay s, long t) {
        var left = ONE.minus(share(Math.min(t, s.steps()), s.steps()));
        if (left.isZero()) {
            return left;
        }
        return of(s.rate()).times(left.power(of(s.power())));
    }

    /** PyTorch's phases: they end at rise·T − 1, with three phases at 2·rise·T − 2, and at T − 1. */
    private static Rounded cycle(OneCycle s, long made, Rounded first, Rounded peak, Rounded last, Rounded foot) {
        double t = Math.min(made, s.steps() - 1);
        double top = s.rise() * s.steps() - 1;
        double end = s.steps() - 1;
        if (t <= top) {
            return phase(s, first, peak, share(t, top));
        } else if (s.phases() == OneCycle.Phases.TWO) {
            return phase(s, peak, last, share(t - top, end - top));
        }
        return t <= 2 * top
                ? phase(s, peak, foot, share(t - top, top))
                : phase(s, foot, last, share(t - 2 * top, end - 2 * top));
    }

    private static Rounded phase(OneCycle s, Rounded first, Rounded last, Rounded share) {
        return s.annealing() == OneCycle.Annealing.COSINE ? cosine(first, last, share) : line(first, last, share);
    }
}
