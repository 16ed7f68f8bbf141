package org.chainrule.core.function;

import org.chainrule.core.Figures;

/**
 * Leaky ReLU: f(x) = x for x &gt; 0, else a·x; f′(x) = 1 or a; f′(0) := a.
 *
 * @param a slope for negative x, in [0, 1]
 */
public record LeakyRelu(double a) implements ScalarFunction {

    /** Refuses a slope outside [0, 1]. */
    public LeakyRelu {
        if (!(a >= 0 && a <= 1)) {
            throw new IllegalArgumentException("leaky-relu: found slope a = " + a + "; it must be in [0, 1]");
        }
    }

    /** a = 0.01 (Maas, Hannun and Ng 2013, §2). */
    public LeakyRelu() {
        this(0.01);
    }

    @Override
    public String name() {
        return "leaky-relu(" + Figures.shortest(a) + ")";
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : a * x;
    }

    @Override
    public double slope(double x, double y) {
        return x > 0 ? 1 : x <= 0 ? a : Double.NaN;
    }

    @Override
    public Datasheet datasheet() {
        double left = a == 0 ? 0 : Double.NEGATIVE_INFINITY;
        return Datasheet.of("if(x > 0, x, a * x)", "if(x > 0, 1, a)")
                .kinks(new Kink(0, a, 1, a))
                .range(left, Double.POSITIVE_INFINITY)
                .limits(left, Double.POSITIVE_INFINITY)
                .slopeLimits(a, 1)
                .monotone(Monotone.NON_DECREASING)
                .ulps(0.5, 0)
                .reads(Reads.INPUTS)
                .specimens(this, new LeakyRelu(), new LeakyRelu(0.2), new LeakyRelu(0.5));
    }
}
