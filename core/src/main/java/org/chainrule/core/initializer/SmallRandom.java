package org.chainrule.core.initializer;

import java.util.random.RandomGenerator;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;

/**
 * Normal weights of mean 0 and one small standard deviation, whatever the fans: enough to break the symmetry of equal
 * units, too little for deep networks, whose signals shrink from layer to layer.
 *
 * @param standardDeviation positive and finite
 */
public record SmallRandom(double standardDeviation) implements Initializer {

    /** Refuses standard deviations that are not positive and finite. */
    public SmallRandom {
        if (!(standardDeviation > 0) || !Double.isFinite(standardDeviation)) {
            throw new IllegalArgumentException("small-random initialiser: found a standard deviation of "
                    + Figures.shortest(standardDeviation) + "; it must be positive and finite, for example 0.01");
        }
    }

    /** The customary 0.01. */
    public SmallRandom() {
        this(0.01);
    }

    @Override
    public String name() {
        return "small-random(" + Figures.shortest(standardDeviation) + ")";
    }

    @Override
    public void fill(Matrix destination, int fanIn, int fanOut, RandomGenerator random) {
        Draws.normal(destination, standardDeviation, random);
    }
}
