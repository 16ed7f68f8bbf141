package org.chainrule.core.function;

/**
 * Scaled exponential linear unit: f(x) = λx for x &gt; 0, else λα(eˣ − 1); f′(x) = λ or λαeˣ; f′(0) := λα, the
 * derivative from the left.
 *
 * <p>λ and λα are rounded once from their closed forms, by which the map of mean and variance from layer to layer has
 * its fixed point at (0, 1): Klambauer, Unterthiner, Mayr and Hochreiter 2017, "Self-Normalizing Neural Networks", eq. 14.
 */
public record Selu() implements ScalarFunction {

    /** λ. */
    private static final double SCALE = 1.0507009873554805;

    /** λα, α = 1.6732632423543772848…; the product of the rounded constants would be an ulp less. */
    private static final double SCALED_ALPHA = 1.7580993408473768;

    @Override
    public String name() {
        return "selu";
    }

    @Override
    public double value(double x) {
        return x > 0 ? SCALE * x : SCALED_ALPHA * StrictMath.expm1(x);
    }

    @Override
    public double slope(double x, double y) {
        return x > 0 ? SCALE : Exponentials.times(SCALED_ALPHA, StrictMath.exp(x), x, 0);
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of(
                        "if(x > 0, 1.0507009873554804934193349852946 * x,"
                                + " 1.7580993408473768599402175208123 * expm1(x))",
                        "if(x > 0, 1.0507009873554804934193349852946, 1.7580993408473768599402175208123 * exp(x))")
                .kinks(new Kink(0, SCALED_ALPHA, SCALE, SCALED_ALPHA))
                .range(-SCALED_ALPHA, Double.POSITIVE_INFINITY)
                .limits(-SCALED_ALPHA, Double.POSITIVE_INFINITY)
                .slopeLimits(0, SCALE)
                .monotone(Monotone.NON_DECREASING)
                .ulps(1.5, 1.5)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
