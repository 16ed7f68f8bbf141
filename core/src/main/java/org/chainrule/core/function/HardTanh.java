package org.chainrule.core.function;

import org.chainrule.core.Figures;

/**
 * Hard tanh: f(x) = min(max(x, a), b), f′(x) = 1 for a &lt; x &lt; b, else 0; f′(a) := f′(b) := 0.
 *
 * <p>Collobert 2004, "Large Scale Machine Learning".
 *
 * @param minimum a, finite
 * @param maximum b, finite and above a
 */
public record HardTanh(double minimum, double maximum) implements ScalarFunction {

    /** Refuses ends that are not finite or not in order. */
    public HardTanh {
        if (!(Double.isFinite(minimum) && Double.isFinite(maximum) && minimum < maximum)) {
            throw new IllegalArgumentException("hard-tanh: found minimum = " + minimum + ", maximum = " + maximum
                    + "; both must be finite and the minimum below the maximum");
        }
    }

    /** From −1 to 1. */
    public HardTanh() {
        this(-1, 1);
    }

    @Override
    public String name() {
        boolean usual = minimum == -1 && maximum == 1;
        return usual ? "hard-tanh" : "hard-tanh(" + Figures.shortest(minimum) + "," + Figures.shortest(maximum) + ")";
    }

    @Override
    public double value(double x) {
        return Math.min(Math.max(x, minimum), maximum);
    }

    @Override
    public double slope(double x, double y) {
        if (Double.isNaN(x)) {
            return x;
        }
        return x > minimum && x < maximum ? 1 : 0;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("min(max(x, minimum), maximum)", "if(x > minimum, if(x < maximum, 1, 0), 0)")
                .kinks(new Kink(minimum, 0, 1, 0), new Kink(maximum, 1, 0, 0))
                .range(minimum, maximum)
                .limits(minimum, maximum)
                .slopeLimits(0, 0)
                .monotone(Monotone.NON_DECREASING)
                .reads(Reads.INPUTS)
                .specimens(this, new HardTanh(), new HardTanh(-2, 0.5), new HardTanh(0, 6), new HardTanh(0.3, 1.7));
    }
}
