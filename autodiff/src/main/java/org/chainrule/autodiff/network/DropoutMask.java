package org.chainrule.autodiff.network;

import org.chainrule.core.Draws;
import org.chainrule.core.Matrix;
import org.chainrule.core.Seed;

/** The masks of one dropout layer: that of draw n is a function of the layer's seed and name and of n. */
public final class DropoutMask {

    private final double rate;
    private final Draws draws;

    /** The masks of a layer. */
    public DropoutMask(Layer.Dropout layer) {
        rate = layer.rate();
        draws = new Draws(new Seed(layer.seed()), layer.name());
    }

    /**
     * Fills a mask: 0 with the rate's probability, else 1/(1 − rate). Allocates nothing.
     *
     * @param draw which mask, from 0
     * @param mask batch×columns; overwritten
     */
    public void fill(long draw, Matrix mask) {
        double kept = 1 / (1 - rate);
        for (int i = 0; i < mask.size(); i++) {
            mask.set(i, draws.uniform(draw, i) < rate ? 0 : kept);
        }
    }
}
