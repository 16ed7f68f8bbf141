package org.chainrule.core.function;

/**
 * Hyperbolic tangent: f(x) = tanh x, f′(x) = 1 − tanh² x = 1/cosh² x.
 *
 * <p>The slope is computed as 4e/(1 + e)² with e = e^−2|x|; 1 − y² would be 0 from |x| = 19.1 on.
 */
public record Tanh() implements ScalarFunction {

    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public double value(double x) {
        return StrictMath.tanh(x);
    }

    @Override
    public double slope(double x, double y) {
        double e = StrictMath.exp(-2 * Math.abs(x));
        return 4 * e / ((1 + e) * (1 + e));
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("(exp(x) - exp(-x)) / (exp(x) + exp(-x))", "4 / (exp(x) + exp(-x))^2")
                .range(-1, 1)
                .limits(-1, 1)
                .slopeLimits(0, 0)
                .monotone(Monotone.NON_DECREASING)
                .ulps(2.5, 4)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
