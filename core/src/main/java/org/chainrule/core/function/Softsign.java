package org.chainrule.core.function;

/**
 * Softsign: f(x) = x/(1 + |x|), f′(x) = 1/(1 + |x|)²; a sigmoid whose tails are 1/x.
 *
 * <p>The slope is the square of a quotient: (1 + |x|)² itself overflows from |x| = 1.3e154 on, where its inverse is still a
 * subnormal number.
 */
public record Softsign() implements ScalarFunction {

    @Override
    public String name() {
        return "softsign";
    }

    @Override
    public double value(double x) {
        return Double.isInfinite(x) ? Math.signum(x) : x / (1 + Math.abs(x));
    }

    @Override
    public double slope(double x, double y) {
        double root = 1 / (1 + Math.abs(x));
        return root * root;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("x / (1 + abs(x))", "1 / (1 + abs(x))^2")
                .range(-1, 1)
                .limits(-1, 1)
                .slopeLimits(0, 0)
                .monotone(Monotone.NON_DECREASING)
                .ulps(1.5, 3.5)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
