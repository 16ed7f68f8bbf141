package org.chainrule.core.loss;

/**
 * Squared logarithmic error: ℓ = (log(1 + p) − log(1 + t))², ∂ℓ/∂p = 2 (log(1 + p) − log(1 + t)) / (1 + p), for
 * predictions and targets above −1.
 *
 * <p>The difference of the logarithms is computed as ±log1p((larger − smaller) / (1 + smaller)), which does not cancel
 * where p and t are close. By default the mean over elements, MSLE.
 */
public record SquaredLogarithmicError() implements ElementLoss {

    @Override
    public String name() {
        return "squared-logarithmic-error";
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("(log1p(p) - log1p(t))^2")
                .predicts("p", Domain.ABOVE_MINUS_ONE, "2 * (log1p(p) - log1p(t)) / (1 + p)")
                .targets(Domain.ABOVE_MINUS_ONE)
                .ulps(3, 3)
                .specimens(this);
    }

    @Override
    public void checkTarget(double t) {
        Targets.target(Domain.ABOVE_MINUS_ONE, t);
    }

    @Override
    public double value(double p, double t) {
        Targets.prediction(Domain.ABOVE_MINUS_ONE, p, "end the network in a function that is not below 0");
        double log = difference(p, t);
        return log * log;
    }

    @Override
    public double slope(double p, double t) {
        return 2 * difference(p, t) / (1 + p);
    }

    private static double difference(double p, double t) {
        return p < t ? -ofOrdered(t, p) : ofOrdered(p, t);
    }

    private static double ofOrdered(double larger, double smaller) {
        double quotient = (larger - smaller) / (1 + smaller);
        return quotient < Double.POSITIVE_INFINITY
                ? StrictMath.log1p(quotient)
                : StrictMath.log1p(larger) - StrictMath.log1p(smaller);
    }
}
