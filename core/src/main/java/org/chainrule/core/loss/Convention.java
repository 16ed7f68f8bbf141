package org.chainrule.core.loss;

import java.util.List;

/**
 * What a loss returns where mathematics leaves a choice, at a kink or at an edge; tested exactly.
 *
 * @param where in words, for example {@code p = t}
 * @param prediction a row for which it is so
 * @param target its target
 * @param slope the slope returned, one number per column of the prediction
 */
public record Convention(String where, List<Double> prediction, List<Double> target, List<Double> slope) {

    /** Copies the lists. */
    public Convention {
        prediction = List.copyOf(prediction);
        target = List.copyOf(target);
        slope = List.copyOf(slope);
    }

    /** For one column. */
    public static Convention at(String where, double prediction, double target, double slope) {
        return new Convention(where, List.of(prediction), List.of(target), List.of(slope));
    }
}
