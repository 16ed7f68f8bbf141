package org.chainrule.optimizers.training;

import org.chainrule.core.Figures;

/**
 * Exponential moving average after every update: {@code a := d·a + (1 − d)·θ}; a starts as the first θ. Source: Polyak and
 * Juditsky 1992, "Acceleration of stochastic approximation by averaging", in the exponential form of Tarvainen and Valpola
 * 2017, "Mean teachers are better role models", §3.
 *
 * @param decay d, at least 0 and below 1
 */
public record ExponentialAveraging(double decay) implements Averaging {

    /** Refuses a decay outside [0, 1). */
    public ExponentialAveraging {
        if (!(decay >= 0 && decay < 1)) {
            throw new IllegalArgumentException("exponential averaging: found decay d = " + Figures.shortest(decay)
                    + "; it must be at least 0 and below 1, usually between 0.99 and 0.9999");
        }
    }

    @Override
    public Moment moment() {
        return Moment.ITERATION;
    }

    @Override
    public double weight(long number, long averaged) {
        return averaged == 0 ? 1 : 1 - decay;
    }
}
