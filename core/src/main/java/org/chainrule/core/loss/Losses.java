package org.chainrule.core.loss;

import java.util.List;

/** The index of the built-in losses, in alphabetical order. */
public final class Losses {

    private Losses() {}

    /** One of each. */
    public static List<Loss> all() {
        return List.of(
                new AbsoluteError(),
                new AbsolutePercentageError(),
                new BinaryCrossEntropy(),
                new BinaryCrossEntropyWithLogits(),
                new BinaryFocal(),
                new CategoricalCrossEntropy(),
                new CategoricalFocal(),
                new CategoricalHinge(),
                new CosineDistance(),
                new CosineEmbedding(),
                new Dice(),
                new GaussianNll(),
                new HalfSquaredError(),
                new Hinge(),
                new HingeEmbedding(),
                new Huber(),
                new KlDivergence(),
                new KlDivergenceWithLogTargets(),
                new LogCosh(),
                new MarginRanking(),
                new MultiLabelSoftMargin(),
                new MultiMargin(),
                new NegativeLogLikelihood(),
                new PoissonNll(),
                new PoissonNllWithRates(),
                new SmoothL1(),
                new SoftMargin(),
                new SoftmaxCrossEntropy(),
                new SoftmaxCrossEntropyWithProbabilities(),
                new SquaredError(),
                new SquaredHinge(),
                new SquaredLogarithmicError(),
                new SquaredMultiMargin(),
                new TripletMargin(),
                new Tversky());
    }
}
