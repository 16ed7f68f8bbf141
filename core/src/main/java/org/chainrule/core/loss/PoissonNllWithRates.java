package org.chainrule.core.loss;

import org.chainrule.core.Figures;

/**
 * Negative log-likelihood of counts under a Poisson distribution, the prediction being its rate:
 * ℓ = p − t log(p + ε) (+ Stirling's term), ∂ℓ/∂p = 1 − t/(p + ε), for p ≥ 0.
 *
 * <p>The rounding error of p + ε is known exactly and put back: where log(p + ε) or p + ε − t is near 0 it may be all there
 * is. With Stirling's term, which is not near 0, s − t log s + t log t − t with s = p + ε is computed as t (r − log(1 + r)),
 * r = (s − t)/t: near the best prediction s = t four large terms would leave nothing but rounding. By default the mean over
 * elements.
 *
 * @param epsilon what keeps the logarithm finite, from 0 to 1
 * @param stirling whether log t! is part of it, approximately
 */
public record PoissonNllWithRates(double epsilon, Stirling stirling) implements ElementLoss {

    /** As in PyTorch. */
    private static final double DEFAULT_EPSILON = 1e-8;

    /** Refuses an ε outside [0, 1]. */
    public PoissonNllWithRates {
        if (!(epsilon >= 0 && epsilon <= 1)) {
            throw new IllegalArgumentException(
                    "poisson-nll-with-rates: found epsilon = " + epsilon + "; it must be from 0 to 1");
        }
    }

    /** ε = 10⁻⁸, without Stirling's term. */
    public PoissonNllWithRates() {
        this(DEFAULT_EPSILON, Stirling.OMITTED);
    }

    @Override
    public String name() {
        return "poisson-nll-with-rates"
                + (epsilon == DEFAULT_EPSILON ? "" : "(" + Figures.shortest(epsilon) + ")")
                + (stirling == Stirling.OMITTED ? "" : "(stirling)");
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("p - if(t == 0, 0, t * log(p + epsilon))" + stirling.formula())
                .predicts("p", Domain.NON_NEGATIVE, "1 - if(t == 0, 0, t / (p + epsilon))")
                .targets(Domain.NON_NEGATIVE)
                // value: logarithm 2, its argument 1, difference ½; with Stirling's term, of which
                // κ is at least 1, about ½ more; slope: two sums 1 each, p + ε 1, quotient ½
                .ulps(4, 3.5)
                .specimens(
                        this,
                        new PoissonNllWithRates(),
                        new PoissonNllWithRates(0, Stirling.OMITTED),
                        new PoissonNllWithRates(DEFAULT_EPSILON, Stirling.INCLUDED),
                        new PoissonNllWithRates(0.5, Stirling.INCLUDED));
    }

    @Override
    public void checkTarget(double t) {
        Targets.target(Domain.NON_NEGATIVE, t);
    }

    @Override
    public double value(double p, double t) {
        Targets.prediction(Domain.NON_NEGATIVE, p, "use poisson-nll, which takes the logarithm of the rate");
        double s = p + epsilon;
        if (t == 0 || s == Double.POSITIVE_INFINITY) {
            return p;
        }
        if (!stirling.counts(t)) {
            return Math.fma(-t, s == 0 ? Double.NEGATIVE_INFINITY : StrictMath.log(s) + rest(p, s) / s, p);
        }
        double r = (s - t) / t;
        double log = r > -0.5 ? StrictMath.log1p(r) : logOfQuotient(s, t);
        return Math.fma(t, r - log, Stirling.halfLogMinus(t, epsilon));
    }

    @Override
    public double slope(double p, double t) {
        double s = p + epsilon;
        if (Double.isNaN(p) || t == 0 || s == Double.POSITIVE_INFINITY) {
            return Double.isNaN(p) ? p : 1;
        }
        return ((s - t) + rest(p, s)) / s;
    }

    /** p + ε − s, exactly (Knuth 1969). */
    private double rest(double p, double s) {
        double part = s - p;
        return (p - (s - part)) + (epsilon - part);
    }

    private static double logOfQuotient(double s, double t) {
        double quotient = s / t;
        return quotient >= Double.MIN_NORMAL ? StrictMath.log(quotient) : StrictMath.log(s) - StrictMath.log(t);
    }
}
