package org.chainrule.core.function;

/** Identity: f(x) = x, f′(x) = 1. */
public record Identity() implements ScalarFunction {

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public double value(double x) {
        return x;
    }

    @Override
    public double slope(double x, double y) {
        return Double.isNaN(x) ? x : 1;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("x", "1")
                .monotone(Monotone.NON_DECREASING)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
