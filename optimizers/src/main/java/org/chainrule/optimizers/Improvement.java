package org.chainrule.optimizers;

/** When a measure counts as better than the best so far. */
public enum Improvement {
    /** A loss that is smaller by more than this share: {@code m < best·(1 − threshold)}. */
    LOWER_BY_RATIO(Double.POSITIVE_INFINITY) {
        @Override
        public boolean isBetter(double measure, double best, double threshold) {
            return measure < best * (1 - threshold);
        }
    },
    /** A loss that is smaller by more than this much: {@code m < best − threshold}. */
    LOWER_BY_DIFFERENCE(Double.POSITIVE_INFINITY) {
        @Override
        public boolean isBetter(double measure, double best, double threshold) {
            return measure < best - threshold;
        }
    },
    /** A score that is larger by more than this share: {@code m > best·(1 + threshold)}. */
    HIGHER_BY_RATIO(Double.NEGATIVE_INFINITY) {
        @Override
        public boolean isBetter(double measure, double best, double threshold) {
            return measure > best * (1 + threshold);
        }
    },
    /** A score that is larger by more than this much: {@code m > best + threshold}. */
    HIGHER_BY_DIFFERENCE(Double.NEGATIVE_INFINITY) {
        @Override
        public boolean isBetter(double measure, double best, double threshold) {
            return measure > best + threshold;
        }
    };

    private final double worst;

    Improvement(double worst) {
        this.worst = worst;
    }

    /** What every finite measure is better than. */
    public double worst() {
        return worst;
    }

    /** Whether the measure is an improvement; NaN never is. */
    public abstract boolean isBetter(double measure, double best, double threshold);
}
