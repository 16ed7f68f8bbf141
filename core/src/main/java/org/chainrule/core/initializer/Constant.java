package org.chainrule.core.initializer;

import java.util.random.RandomGenerator;
import org.chainrule.core.Figures;
import org.chainrule.core.Matrix;

/**
 * Every weight the same. With equal weights the units of a layer get equal gradients and stay equal for ever: for
 * teaching that, and for zeros.
 *
 * @param value any finite number
 */
public record Constant(double value) implements Initializer {

    /** Refuses NaN and infinities. */
    public Constant {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("constant initialiser: found " + value + "; it must be finite");
        }
    }

    @Override
    public String name() {
        return "constant(" + Figures.shortest(value) + ")";
    }

    @Override
    public void fill(Matrix destination, int fanIn, int fanOut, RandomGenerator random) {
        destination.fill(value);
    }
}
