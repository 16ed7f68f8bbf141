package org.chainrule.optimizers.training;

/** A factor between the gradient of the loss of an iteration's examples and the gradient that updates. */
public enum GradientFactor {
    /** The update uses ∂L/∂θ itself. */
    ONE {
        @Override
        public double of(int rows) {
            return 1;
        }
    },
    /** The loss sums over the N examples of an iteration, the update uses the mean: {@code θ := θ − η · (1/N) ∂L/∂θ}. */
    MEAN_OVER_ROWS {
        @Override
        public double of(int rows) {
            return 1.0 / rows;
        }
    };

    /**
     * The factor for an iteration.
     *
     * @param rows examples of the iteration, over all batches that it accumulates
     */
    public abstract double of(int rows);
}
