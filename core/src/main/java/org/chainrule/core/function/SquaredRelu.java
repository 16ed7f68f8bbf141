package org.chainrule.core.function;

/**
 * Squared ReLU: f(x) = max(x, 0)², f′(x) = 2 max(x, 0).
 *
 * <p>The slope turns at 0 but does not jump, so there is no kink. So et al. 2021, "Primer: Searching for
 * Efficient Transformers for Language Modeling".
 */
public record SquaredRelu() implements ScalarFunction {

    @Override
    public String name() {
        return "squared-relu";
    }

    @Override
    public double value(double x) {
        double positive = Math.max(x, 0);
        return positive * positive;
    }

    @Override
    public double slope(double x, double y) {
        return 2 * Math.max(x, 0);
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("max(x, 0)^2", "2 * max(x, 0)")
                .range(0, Double.POSITIVE_INFINITY)
                .limits(0, Double.POSITIVE_INFINITY)
                .slopeLimits(0, Double.POSITIVE_INFINITY)
                .monotone(Monotone.NON_DECREASING)
                .ulps(0.5, 0)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
