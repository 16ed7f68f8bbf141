package org.chainrule.core.function;

/**
 * Log-sigmoid: f(x) = log σ(x) = −log(1 + e⁻ˣ), f′(x) = σ(−x).
 *
 * <p>Computed as min(x, 0) − log1p(e^−|x|): both terms have one sign, so nothing cancels and nothing overflows.
 */
public record LogSigmoid() implements ScalarFunction {

    @Override
    public String name() {
        return "log-sigmoid";
    }

    @Override
    public double value(double x) {
        return Math.min(x, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(x)));
    }

    @Override
    public double slope(double x, double y) {
        return Sigmoid.of(-x);
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("-log1p(exp(-x))", "1 / (1 + exp(x))")
                .range(Double.NEGATIVE_INFINITY, 0)
                .limits(Double.NEGATIVE_INFINITY, 0)
                .slopeLimits(1, 0)
                .monotone(Monotone.NON_DECREASING)
                .ulps(1.5, 2)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
