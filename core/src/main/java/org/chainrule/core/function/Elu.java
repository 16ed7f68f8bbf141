package org.chainrule.core.function;

import org.chainrule.core.Figures;

/**
 * Exponential linear unit: f(x) = x for x &gt; 0, else α(eˣ − 1); f′(x) = 1 or αeˣ; f′(0) := α.
 *
 * <p>The slope is not y + α, which is 0 from x = −37 on.
 *
 * @param alpha minus the limit at −∞, positive and finite
 */
public record Elu(double alpha) implements ScalarFunction {

    /** Refuses a limit that is not positive and finite. */
    public Elu {
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("elu: found alpha = " + alpha + "; it must be positive and finite");
        }
    }

    /** α = 1 (Clevert, Unterthiner and Hochreiter 2016, §3). */
    public Elu() {
        this(1);
    }

    @Override
    public String name() {
        return alpha == 1 ? "elu" : "elu(" + Figures.shortest(alpha) + ")";
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : alpha * StrictMath.expm1(x);
    }

    @Override
    public double slope(double x, double y) {
        return x > 0 ? 1 : Exponentials.times(alpha, StrictMath.exp(x), x, 0);
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("if(x > 0, x, alpha * expm1(x))", "if(x > 0, 1, alpha * exp(x))")
                .kinks(alpha == 1 ? new Kink[0] : new Kink[] {new Kink(0, alpha, 1, alpha)})
                .range(-alpha, Double.POSITIVE_INFINITY)
                .limits(-alpha, Double.POSITIVE_INFINITY)
                .slopeLimits(0, 1)
                .monotone(Monotone.NON_DECREASING)
                .ulps(1.5, 1.5)
                .reads(Reads.INPUTS)
                .specimens(this, new Elu(), new Elu(0.5), new Elu(3));
    }
}
