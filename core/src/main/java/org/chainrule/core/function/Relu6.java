package org.chainrule.core.function;

/**
 * ReLU capped at 6: f(x) = min(max(x, 0), 6), f′(x) = 1 for 0 &lt; x &lt; 6, else 0; f′(0) := f′(6) := 0.
 *
 * <p>Krizhevsky 2010, "Convolutional Deep Belief Networks on CIFAR-10".
 */
public record Relu6() implements ScalarFunction {

    @Override
    public String name() {
        return "relu6";
    }

    @Override
    public double value(double x) {
        return Math.min(Math.max(x, 0), 6);
    }

    @Override
    public double slope(double x, double y) {
        if (Double.isNaN(x)) {
            return x;
        }
        return x > 0 && x < 6 ? 1 : 0;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("min(max(x, 0), 6)", "if(x > 0, if(x < 6, 1, 0), 0)")
                .kinks(new Kink(0, 0, 1, 0), new Kink(6, 1, 0, 0))
                .range(0, 6)
                .limits(0, 6)
                .slopeLimits(0, 0)
                .monotone(Monotone.NON_DECREASING)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
