package org.chainrule.examples.command;

import org.chainrule.optimizers.CustomSchedule;

/**
 * A learning rate that falls on a straight line: {@code initial · (1 − t / steps)} for t = 0 … steps − 1, so the last step
 * is the smallest, {@code initial / steps}. Large steps find the valley, small ones its floor.
 *
 * @param initial rate of the first step
 * @param steps steps of the whole training
 */
record Falling(double initial, long steps) implements CustomSchedule {

    @Override
    public double rate(long t) {
        return initial * (steps - Math.min(t, steps - 1)) / steps;
    }
}
