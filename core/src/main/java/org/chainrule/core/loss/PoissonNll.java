package org.chainrule.core.loss;

/**
 * Negative log-likelihood of counts under a Poisson distribution, the prediction being the logarithm of its rate:
 * ℓ = eᵖ − t·p (+ Stirling's term), ∂ℓ/∂p = eᵖ − t.
 *
 * <p>With Stirling's term, eᵖ − t·p + t log t − t is computed as t (eᵘ − 1 − u), u = p − log t: near the best
 * prediction p = log t four large terms would leave nothing but rounding. By default the mean over elements.
 *
 * @param stirling whether log t! is part of it, approximately
 */
public record PoissonNll(Stirling stirling) implements ElementLoss {

    /** From here on eᵖ is close to overflow, or beyond. */
    private static final double LARGE = 700;

    private static final double SHRINK = 0x1p-16;

    private static final double LOG_SHRINK = StrictMath.log(SHRINK);

    /** Without Stirling's term. */
    public PoissonNll() {
        this(Stirling.OMITTED);
    }

    @Override
    public String name() {
        return stirling == Stirling.OMITTED ? "poisson-nll" : "poisson-nll(stirling)";
    }

    @Override
    public OutputLink link() {
        return OutputLink.EXP;
    }

    @Override
    public LossSheet sheet() {
        return LossSheet.of("exp(p) - t * p" + stirling.formula())
                .predicts("p", Domain.ANY, "exp(p) - t")
                .targets(Domain.NON_NEGATIVE)
                // value: exponential, at worst 3 as eᵖ = 2 and t p = 1, difference ½;
                // slope: exponential, at worst 2½ as p = 0 and t = ½, difference ½
                .ulps(3.5, 3)
                .specimens(this, new PoissonNll(), new PoissonNll(Stirling.INCLUDED));
    }

    @Override
    public void checkTarget(double t) {
        Targets.target(Domain.NON_NEGATIVE, t);
    }

    @Override
    public double value(double p, double t) {
        if (stirling.counts(t)) {
            double u = p - StrictMath.log(t);
            double excess = StrictMath.expm1(u);
            return excess == Double.POSITIVE_INFINITY ? excess : Math.fma(t, excess - u, Stirling.halfLogMinus(t, 0));
        }
        return t == 0 ? StrictMath.exp(p) : rateMinus(p, t, p);
    }

    @Override
    public double slope(double p, double t) {
        return rateMinus(p, t, 1);
    }

    /** eᵖ − a·b, which may be finite where eᵖ is not; it is infinite where eᵖ is beyond any a·p and a. */
    private static double rateMinus(double p, double a, double b) {
        if (p < LARGE) {
            return Math.fma(-a, b, StrictMath.exp(p));
        }
        double rate = StrictMath.exp(p + LOG_SHRINK);
        return rate == Double.POSITIVE_INFINITY ? rate : Math.fma(-SHRINK * a, b, rate) / SHRINK;
    }
}
