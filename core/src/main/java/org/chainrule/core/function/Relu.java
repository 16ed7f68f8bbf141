package org.chainrule.core.function;

/**
 * Rectified linear unit: f(x) = max(x, 0), f′(x) = 1 for x &gt; 0, else 0; f′(0) := 0.
 *
 * <p>Slope 1 for every positive input, so nothing vanishes there; a unit that is negative for every example is dead.
 */
public record Relu() implements ScalarFunction {

    @Override
    public String name() {
        return "relu";
    }

    @Override
    public double value(double x) {
        return Math.max(x, 0);
    }

    @Override
    public double slope(double x, double y) {
        return x > 0 ? 1 : x <= 0 ? 0 : Double.NaN;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("max(x, 0)", "if(x > 0, 1, 0)")
                .kinks(new Kink(0, 0, 1, 0))
                .range(0, Double.POSITIVE_INFINITY)
                .limits(0, Double.POSITIVE_INFINITY)
                .slopeLimits(0, 1)
                .monotone(Monotone.NON_DECREASING)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
