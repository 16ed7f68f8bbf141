package org.chainrule.core.function;

import org.chainrule.core.Figures;

/**
 * Continuously differentiable exponential linear unit: f(x) = x for x &gt; 0, else α(e^(x/α) − 1); f′(x) = 1 or e^(x/α),
 * which is 1 at 0 whatever α is.
 *
 * @param alpha minus the limit at −∞, positive and finite
 */
public record Celu(double alpha) implements ScalarFunction {

    /** Refuses a limit that is not positive and finite. */
    public Celu {
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("celu: found alpha = " + alpha + "; it must be positive and finite");
        }
    }

    /** α = 1 (Barron 2017, eq. 2). */
    public Celu() {
        this(1);
    }

    @Override
    public String name() {
        return alpha == 1 ? "celu" : "celu(" + Figures.shortest(alpha) + ")";
    }

    @Override
    public double value(double x) {
        double q = x / alpha;
        // Nearer to 0 the quadratic term is less than half an ulp, but the quotient may be subnormal.
        return x > 0 || q > -0x1p-54 ? x : alpha * StrictMath.expm1(q);
    }

    @Override
    public double slope(double x, double y) {
        if (x > 0) {
            return 1;
        }
        // The quotient's rounding, left alone, costs up to x/2α ulps; its error is known exactly once both are scaled.
        int exponent = Math.getExponent(alpha);
        double a = Math.scalb(alpha, -exponent);
        double scaled = Math.scalb(x, -exponent);
        double q = scaled / a;
        double lo = Math.fma(-q, a, scaled) / a;
        return Exponentials.times(1, Exponentials.exp(q, lo), q, lo);
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("if(x > 0, x, alpha * expm1(x / alpha))", "if(x > 0, 1, exp(x / alpha))")
                .range(-alpha, Double.POSITIVE_INFINITY)
                .limits(-alpha, Double.POSITIVE_INFINITY)
                .slopeLimits(0, 1)
                .monotone(Monotone.NON_DECREASING)
                .ulps(2, 1.5)
                .reads(Reads.INPUTS)
                .specimens(this, new Celu(), new Celu(0.5), new Celu(3));
    }
}
