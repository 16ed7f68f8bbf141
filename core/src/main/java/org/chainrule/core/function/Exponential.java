package org.chainrule.core.function;

/** Exponential: f(x) = eˣ, f′(x) = eˣ = y. */
public record Exponential() implements ScalarFunction {

    @Override
    public String name() {
        return "exponential";
    }

    @Override
    public double value(double x) {
        return StrictMath.exp(x);
    }

    @Override
    public double slope(double x, double y) {
        return y;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("exp(x)", "exp(x)")
                .range(0, Double.POSITIVE_INFINITY)
                .limits(0, Double.POSITIVE_INFINITY)
                .slopeLimits(0, Double.POSITIVE_INFINITY)
                .monotone(Monotone.NON_DECREASING)
                .ulps(1, 1)
                .reads(Reads.OUTPUT)
                .specimens(this);
    }
}
