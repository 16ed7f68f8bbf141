package org.chainrule.core.loss;

/**
 * Log-cosh: with d = p − t, ℓ = log cosh d, ∂ℓ/∂p = tanh d. Like ½d² near 0 and like |d| − log 2 far away.
 *
 * <p>Near 0 computed as log1p(2 sinh²(d/2)), else as |d| + log1p(e^−2|d|) − log 2: the first would overflow for large d,
 * the second cancels for small d. With m = e^|d| − 1, which is more accurate than a hyperbolic sine, 2 sinh²(d/2) is
 * ½ m²/(1 + m). By default the mean over elements.
 */
public record LogCosh() implements ElementLoss {

    private static final double LOG_2 = StrictMath.log(2);

    @Override
    public String name() {
        return "log-cosh";
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("abs(p - t) + log((1 + exp(-2 * abs(p - t))) / 2)")
                .predicts("p", Domain.ANY, "tanh(p - t)")
                .targets(Domain.ANY)
                // value: κ is 2 near 0 and halves m², 2, and three operations, 1 each;
                // distance 1, logarithm ½; slope: tanh 2½, distance 1
                .ulps(4, 3.5)
                .specimens(this);
    }

    @Override
    public double value(double p, double t) {
        double distance = Math.abs(p - t);
        if (distance < 2) {
            double more = StrictMath.expm1(distance);
            return StrictMath.log1p(0.5 * more * (more / (1 + more)));
        }
        return distance + (StrictMath.log1p(StrictMath.exp(-2 * distance)) - LOG_2);
    }

    @Override
    public double slope(double p, double t) {
        return StrictMath.tanh(p - t);
    }
}
