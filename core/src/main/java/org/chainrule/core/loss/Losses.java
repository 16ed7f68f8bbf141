package org.chainrule.core.loss;

import java.util.List;

/** The index of the built-in losses, in alphabetical order. */
public final class Losses {

    private Losses() {}

    /** One of each. */
    public static List<Loss> all() {
        return List.of(
                new BinaryCrossEntropy(),
                new BinaryCrossEntropyWithLogits(),
                new CategoricalCrossEntropy(),
                new HalfSquaredError(),
                new SoftmaxCrossEntropy(),
                new SoftmaxCrossEntropyWithProbabilities(),
                new SquaredError());
    }
}
