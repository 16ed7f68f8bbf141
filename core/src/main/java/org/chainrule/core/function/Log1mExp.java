package org.chainrule.core.function;

/**
 * The logarithm of the complement of a probability e⁻ˣ: f(x) = log(1 − e⁻ˣ), f′(x) = 1/(eˣ − 1), for x ≥ 0; f(0) = −∞ and
 * f′(0) = ∞, left of 0 both are NaN.
 *
 * <p>Computed as log(−expm1(−x)) below log 2 and as log1p(−e⁻ˣ) above: Mächler 2012, "Accurately computing log(1 − exp(−|a|))".
 */
public record Log1mExp() implements ScalarFunction {

    /** log 2. */
    private static final double MIDDLE = 0.6931471805599453;

    /** From here on 1/(eˣ − 1) is e⁻ˣ to the last place; later eˣ overflows. */
    private static final double FAR = 40;

    @Override
    public String name() {
        return "log1mexp";
    }

    @Override
    public double value(double x) {
        return x < MIDDLE
                ? StrictMath.log(-StrictMath.expm1(-x)) // NaN left of 0
                : StrictMath.log1p(-StrictMath.exp(-x));
    }

    @Override
    public double slope(double x, double y) {
        if (x < 0) {
            return Double.NaN;
        }
        return x < FAR ? 1 / StrictMath.expm1(Math.abs(x)) : StrictMath.exp(-x);
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("log(-expm1(-x))", "1 / expm1(x)")
                .domain(0, Double.POSITIVE_INFINITY)
                .range(Double.NEGATIVE_INFINITY, 0)
                .limits(Double.NaN, 0)
                .slopeLimits(Double.NaN, 0)
                .monotone(Monotone.NON_DECREASING)
                .ulps(2, 2)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
