package org.chainrule.core.function;

/**
 * Mish: f(x) = x tanh(log(1 + eˣ)), f′(x) = t + xσ(x)(1 − t²) with t = f(x)/x. Misra 2019, eq. 1.
 *
 * <p>With e = eˣ, t = e(e + 2)/(e² + 2e + 2), and all fractions brought together
 * f′ = e(e³ + 4e² + (4x + 6)e + 4x + 4)/(e² + 2e + 2)², used left of 0; right of it everything is divided by e² first, so that
 * nothing overflows.
 */
public record Mish() implements ScalarFunction {

    @Override
    public String name() {
        return "mish";
    }

    @Override
    public double value(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        if (x > 0) {
            return x * ((1 + 2 * e) / (1 + 2 * e * (1 + e)));
        }
        return Exponentials.times(x * ((e + 2) / (2 + e * (2 + e))), e, x, 0);
    }

    @Override
    public double slope(double x, double y) {
        double e = StrictMath.exp(-Math.abs(x));
        if (x > 0) {
            double ratio = 1 / (1 + 2 * e * (1 + e));
            return e == 0 ? 1 : ratio * (1 + 2 * e + 4 * x * e * e * (1 + e) * ratio);
        }
        double denominator = 2 + e * (2 + e);
        double numerator = 4 * (x + 1) + e * (4 * x + 6 + e * (4 + e));
        return Exponentials.times(numerator / (denominator * denominator), e, x, 0);
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of(
                        "x * tanh(log1p(exp(x)))",
                        "tanh(log1p(exp(x))) + x / (1 + exp(-x)) * (4 * (1 + exp(x))^2 / ((1 + exp(x))^2 + 1)^2)")
                .range(-0.30884341301725043, Double.POSITIVE_INFINITY)
                .limits(0, Double.POSITIVE_INFINITY)
                .slopeLimits(0, 1)
                .ulps(3, 4.5)
                .conditioned()
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
