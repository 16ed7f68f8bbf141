package org.chainrule.core.initializer;

import java.util.random.RandomGenerator;
import org.chainrule.core.Matrix;

/** Draws initial values of a parameter from its fans. */
public sealed interface Initializer permits Constant, CustomInitializer, FanScaled, PytorchLinear, SmallRandom {

    /** Lower-case name with hyphens. */
    String name();

    /**
     * Fills {@code destination} with initial values.
     *
     * @param fanIn number of inputs that feed one unit: columns of W
     * @param fanOut number of units that one input feeds: rows of W
     */
    void fill(Matrix destination, int fanIn, int fanOut, RandomGenerator random);

    /** Fills a bias; 0 unless the initialiser says otherwise. */
    default void fillBias(Matrix destination, int fanIn, int fanOut, RandomGenerator random) {
        destination.fill(0);
    }
}
