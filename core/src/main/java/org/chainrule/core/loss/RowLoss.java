package org.chainrule.core.loss;

/** A loss that needs the whole row at once. */
public sealed interface RowLoss extends Loss
        permits CategoricalCrossEntropy,
                CategoricalFocal,
                CategoricalHinge,
                CosineDistance,
                CosineEmbedding,
                Dice,
                GaussianNll,
                MarginRanking,
                MultiLabelSoftMargin,
                MultiMargin,
                NegativeLogLikelihood,
                SoftmaxLoss,
                SquaredMultiMargin,
                TripletMargin,
                Tversky {}
