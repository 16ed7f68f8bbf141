package org.chainrule.optimizers;

/** The learning rate η, step by step. */
public sealed interface Schedule permits Constant, CustomSchedule {

    /**
     * The learning rate of the next step, positive and finite.
     *
     * @param steps number of steps already made: 0 for the first step
     */
    double rate(long steps);
}
