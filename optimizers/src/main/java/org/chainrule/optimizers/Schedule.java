package org.chainrule.optimizers;

import java.util.List;

/**
 * The learning rate η, step by step: a value, like an {@link UpdateRule}. Most are functions of the number of steps and need
 * {@link #rate(long)} only. One that watches the loss remembers numbers; they are handed in, so that whoever makes the steps
 * can read and store them.
 */
public sealed interface Schedule
        permits Constant,
                ConstantWarmup,
                CosineDecay,
                CosineRestarts,
                CustomSchedule,
                ExponentialDecay,
                LinearWarmup,
                MultiStepDecay,
                OneCycle,
                PolynomialDecay,
                ReduceOnPlateau,
                Sequence,
                StepDecay,
                WarmupCosine {

    /**
     * The learning rate of the next step, finite, 0 or more; for a schedule with a memory, as long as nothing was observed.
     *
     * @param steps number of steps already made: 0 for the first step
     */
    double rate(long steps);

    /** The rule of the next step: the given one, with another momentum if this schedule moves it. */
    default UpdateRule rule(long steps, UpdateRule rule) {
        return rule;
    }

    /** Names of the numbers this schedule remembers; none unless it watches the loss. */
    default List<String> memoryNames() {
        return List.of();
    }

    /** What it remembers before the first step: one number per name. */
    default double[] freshMemory() {
        return new double[0];
    }

    /** The learning rate of the next step, given what was observed. */
    default double rate(long steps, double[] memory) {
        return rate(steps);
    }

    /**
     * Takes note of a loss (or another measure), usually once per epoch; changes the memory only.
     *
     * @param steps number of steps already made
     */
    default void observe(long steps, double measure, double[] memory) {}
}
