package org.chainrule.core.loss;

/** A loss of one element, ℓ(p, t); the loss of a row is the sum over its elements. */
public sealed interface ElementLoss extends Loss
        permits AbsoluteError,
                AbsolutePercentageError,
                BinaryCrossEntropy,
                BinaryCrossEntropyWithLogits,
                BinaryFocal,
                HalfSquaredError,
                Hinge,
                HingeEmbedding,
                Huber,
                KlDivergence,
                KlDivergenceWithLogTargets,
                LogCosh,
                PoissonNll,
                PoissonNllWithRates,
                SmoothL1,
                SoftMargin,
                SquaredError,
                SquaredHinge,
                SquaredLogarithmicError {

    /** ℓ(p, t). */
    double value(double p, double t);

    /** ∂ℓ/∂p. */
    double slope(double p, double t);

    /** ℓ(p, t) in a column; the same in every column unless the loss has weights per column. */
    default double value(double p, double t, int column) {
        return value(p, t);
    }

    /** ∂ℓ/∂p in a column. */
    default double slope(double p, double t, int column) {
        return slope(p, t);
    }

    /** Refuses a target that is out of range; the default takes any. */
    default void checkTarget(double t) {}

    /** The mean over elements, unless the loss says otherwise. */
    @Override
    default Reduction defaultReduction() {
        return Reduction.MEAN_OVER_ELEMENTS;
    }

    /** The output is the prediction, unless the loss says otherwise. */
    @Override
    default OutputLink link() {
        return OutputLink.IDENTITY;
    }

    @Override
    default int targetColumns(int n) {
        return n;
    }

    @Override
    default double value(double[] p, double[] t, int n) {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            try {
                checkTarget(t[j]);
                sum += value(p[j], t[j], j);
            } catch (IllegalArgumentException refused) {
                throw new IllegalArgumentException("column " + j + ": " + refused.getMessage(), refused);
            }
        }
        return sum;
    }

    @Override
    default void slope(double[] p, double[] t, int n, double[] dp) {
        for (int j = 0; j < n; j++) {
            dp[j] = slope(p[j], t[j], j);
        }
    }
}
