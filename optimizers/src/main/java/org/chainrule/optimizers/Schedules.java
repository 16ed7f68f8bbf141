package org.chainrule.optimizers;

import java.util.List;

/** One of every built-in schedule, for whoever wants to try, test or show them all. */
public final class Schedules {

    private static final List<Schedule> ALL = List.of(
            new Constant(0.1),
            new ConstantWarmup(0.1, 0.25, 10),
            new CosineDecay(0.1, 100, 0),
            new CosineRestarts(0.1, 10, 2, 0.001),
            new ExponentialDecay(0.1, 0.95),
            new LinearWarmup(0.1, 10),
            new MultiStepDecay(0.1, List.of(50L, 75L), 0.1),
            new OneCycle(0.1, 100),
            new PolynomialDecay(0.1, 100, 2),
            new ReduceOnPlateau(0.1),
            new Sequence(new LinearWarmup(0.1, 10), 10, new ExponentialDecay(0.1, 0.95)),
            new StepDecay(0.1, 30, 0.1),
            new WarmupCosine(0.1, 10, 100, 0));

    private Schedules() {}

    /** One of each, in the order of their names. */
    public static List<Schedule> all() {
        return ALL;
    }
}
