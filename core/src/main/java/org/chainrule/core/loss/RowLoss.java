package org.chainrule.core.loss;

/** A loss that needs the whole row at once; unless it says otherwise, the mean over rows of predictions as they are. */
public sealed interface RowLoss extends Loss
        permits CategoricalCrossEntropy,
                CategoricalFocal,
                CategoricalHinge,
                CosineDistance,
                CosineEmbedding,
                Dice,
                GaussianNll,
                MarginLoss,
                MarginRanking,
                MultiLabelSoftMargin,
                NegativeLogLikelihood,
                SoftmaxLoss,
                TripletMargin,
                Tversky {

    @Override
    default Reduction defaultReduction() {
        return Reduction.MEAN_OVER_ROWS;
    }

    @Override
    default OutputLink link() {
        return OutputLink.IDENTITY;
    }
}
