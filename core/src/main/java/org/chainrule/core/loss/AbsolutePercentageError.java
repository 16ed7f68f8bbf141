package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Absolute percentage error: ℓ = 100 |t − p| / max(|t|, ε), ∂ℓ/∂p = 100 sign(p − t) / max(|t|, ε), 0 at p = t.
 *
 * <p>By default the mean over elements, MAPE.
 *
 * @param epsilon smallest number that a target's size is taken for, positive and finite
 */
public record AbsolutePercentageError(double epsilon) implements ElementLoss {

    /** As in Keras. */
    private static final double DEFAULT_EPSILON = 1e-7;

    /** From here on 100 times a number may overflow. */
    private static final double LARGE = 1e306;

    /** Refuses an ε that is not positive and finite. */
    public AbsolutePercentageError {
        if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "absolute-percentage-error: found epsilon = " + epsilon + "; it must be positive and finite");
        }
    }

    /** ε = 10⁻⁷. */
    public AbsolutePercentageError() {
        this(DEFAULT_EPSILON);
    }

    @Override
    public String name() {
        String name = "absolute-percentage-error";
        return epsilon == DEFAULT_EPSILON ? name : name + "(" + Figures.shortest(epsilon) + ")";
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("100 * abs(t - p) / max(abs(t), epsilon)")
                .predicts("p", Domain.ANY, "if(p > t, 100, if(p < t, -100, 0)) / max(abs(t), epsilon)")
                .targets(Domain.ANY)
                // distance 1, times 100 1, quotient ½
                .ulps(2.5, 0.5)
                .conventions(Convention.at("p = t", 2, 2, 0), Convention.at("p = t = 0", 0, 0, 0))
                .specimens(this, new AbsolutePercentageError(), new AbsolutePercentageError(0.5));
    }

    @Override
    public double value(double p, double t) {
        double size = Math.max(Math.abs(t), epsilon);
        double distance = Math.abs(t - p);
        if (distance < LARGE) {
            return 100 * distance / size;
        }
        boolean overflow = Double.isInfinite(distance);
        return 100 * (overflow ? Math.abs(0.5 * t - 0.5 * p) / (0.5 * size) : distance / size);
    }

    @Override
    public double slope(double p, double t) {
        return Math.signum(p - t) * (100 / Math.max(Math.abs(t), epsilon));
    }
}
