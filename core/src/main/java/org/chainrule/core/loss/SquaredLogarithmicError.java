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
                // value: logarithm, up to 1½ of the square, twice, square ½;
                // slope: logarithm 2, its rest 1, 1 + p 1, quotient ½
                .ulps(3.5, 4.5)
                .specimens(this);
    }

    @Override
    public void checkTarget(double t) {
        Targets.target(Domain.ABOVE_MINUS_ONE, t);
    }

    @Override
    public double value(double p, double t) {
        Targets.prediction(Domain.ABOVE_MINUS_ONE, p, "end the network in a function that is not below 0");
        double larger = Math.max(p, t);
        double smaller = Math.min(p, t);
        double quotient = (larger - smaller) / (1 + smaller);
        double log = log(quotient, larger, smaller);
        return Math.fma(log, log, 2 * log * rest(quotient, larger, smaller));
    }

    @Override
    public double slope(double p, double t) {
        double larger = Math.max(p, t);
        double smaller = Math.min(p, t);
        double quotient = (larger - smaller) / (1 + smaller);
        double log = log(quotient, larger, smaller) + rest(quotient, larger, smaller);
        return (p < t ? -2 : 2) * log / (1 + p);
    }

    private static double log(double quotient, double larger, double smaller) {
        return quotient < Double.POSITIVE_INFINITY
                ? StrictMath.log1p(quotient)
                : StrictMath.log1p(larger) - StrictMath.log1p(smaller);
    }

    /** What the logarithm lacks for the three roundings of the quotient. */
    private static double rest(double quotient, double larger, double smaller) {
        double rise = larger - smaller;
        double base = 1 + smaller;
        double lost = Sums.lost(larger, -smaller, rise) - quotient * Sums.lost(1, smaller, base);
        double rest = (Math.fma(-quotient, base, rise) + lost) / (rise + base);
        return quotient < Double.POSITIVE_INFINITY ? rest : 0;
    }
}
