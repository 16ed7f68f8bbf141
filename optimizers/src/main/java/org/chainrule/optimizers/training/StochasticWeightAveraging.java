package org.chainrule.optimizers.training;

/**
 * Stochastic weight averaging: the plain mean of θ at the ends of the epochs from one on. Source: Izmailov et al. 2018,
 * "Averaging weights leads to wider optima and better generalization", Algorithm 1, with a cycle of one epoch.
 *
 * @param firstEpoch number of the first epoch that counts, from 1
 */
public record StochasticWeightAveraging(int firstEpoch) implements Averaging {

    /** Refuses a first epoch below 1. */
    public StochasticWeightAveraging {
        if (firstEpoch < 1) {
            throw new IllegalArgumentException(
                    "stochastic weight averaging: found first epoch " + firstEpoch + "; epochs count from 1");
        }
    }

    @Override
    public Moment moment() {
        return Moment.EPOCH;
    }

    @Override
    public double weight(long number, long averaged) {
        return number < firstEpoch ? 0 : 1.0 / (averaged + 1);
    }
}
