package org.chainrule.optimizers.training;

/**
 * An average a of θ over a training, which is often better than the last θ: {@code a := a + w·(θ − a)}, with a weight w of the
 * moment. A value; the average itself belongs to the training.
 */
public sealed interface Averaging permits ExponentialAveraging, StochasticWeightAveraging {

    /** When θ is looked at. */
    Moment moment();

    /**
     * The weight of θ, from 0 to 1: 1 forgets all before, 0 changes nothing.
     *
     * @param number of the iteration or epoch that has just ended, from 1
     * @param averaged how many θ are in the average already
     */
    double weight(long number, long averaged);

    /** When θ is looked at. */
    enum Moment {
        /** After every update. */
        ITERATION,
        /** After every epoch. */
        EPOCH
    }
}
