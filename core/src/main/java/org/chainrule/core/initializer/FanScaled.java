package org.chainrule.core.initializer;

import java.util.random.RandomGenerator;
import org.chainrule.core.Matrix;

/**
 * Weights of mean 0 and variance {@code g²/fan}: Xavier/Glorot, He and LeCun are this with different choices.
 *
 * <p>Fans are given, not read off a shape, so kernels of any rank can use it: {@code fanIn = inputs · receptive field}.
 *
 * @param name lower-case with hyphens
 * @param gain g
 * @param fan which fan divides
 * @param distribution normal or uniform
 */
public record FanScaled(String name, Gain gain, Fan fan, Distribution distribution) implements Initializer {

    /** The same with the gain of another activation. */
    public FanScaled withGain(Gain newGain) {
        return new FanScaled(name, newGain, fan, distribution);
    }

    /** The same divided by another fan. */
    public FanScaled withFan(Fan newFan) {
        return new FanScaled(name, gain, newFan, distribution);
    }

    /** Standard deviation of the weights: g/√fan. */
    public double standardDeviation(int fanIn, int fanOut) {
        return Math.sqrt(2 * gain.squared() / fan.doubled(fanIn, fanOut));
    }

    /** Largest magnitude of a weight: g·√(3/fan) for the uniform distribution, infinite for the normal one. */
    public double bound(int fanIn, int fanOut) {
        return switch (distribution) {
            case NORMAL -> Double.POSITIVE_INFINITY;
            case UNIFORM -> Math.sqrt(6 * gain.squared() / fan.doubled(fanIn, fanOut));
        };
    }

    @Override
    public void fill(Matrix destination, int fanIn, int fanOut, RandomGenerator random) {
        switch (distribution) {
            case NORMAL -> Draws.normal(destination, standardDeviation(fanIn, fanOut), random);
            case UNIFORM -> Draws.uniform(destination, bound(fanIn, fanOut), random);
        }
    }
}
