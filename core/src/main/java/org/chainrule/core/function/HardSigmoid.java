package org.chainrule.core.function;

/**
 * Hard sigmoid: f(x) = (x + 3)/6 between −3 and 3, 0 before and 1 after; f′(x) = 1/6 or 0; f′(−3) := f′(3) := 0.
 *
 * <p>The line of Howard et al. 2019, "Searching for MobileNetV3", §5.2.
 */
public record HardSigmoid() implements ScalarFunction {

    @Override
    public String name() {
        return "hard-sigmoid";
    }

    @Override
    public double value(double x) {
        return Math.min(Math.max(x + 3, 0), 6) / 6;
    }

    @Override
    public double slope(double x, double y) {
        if (Double.isNaN(x)) {
            return x;
        }
        return x > -3 && x < 3 ? 1 / 6.0 : 0;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("min(max(x + 3, 0), 6) / 6", "if(x > -3, if(x < 3, 1/6, 0), 0)")
                .kinks(new Kink(-3, 0, 1 / 6.0, 0), new Kink(3, 1 / 6.0, 0, 0))
                .range(0, 1)
                .limits(0, 1)
                .slopeLimits(0, 0)
                .monotone(Monotone.NON_DECREASING)
                .ulps(1.5, 0.5)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
