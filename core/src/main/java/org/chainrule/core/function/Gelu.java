package org.chainrule.core.function;

/**
 * Gaussian error linear unit: f(x) = xΦ(x) with Φ(x) = ½ erfc(−x/√2) the normal distribution; f′(x) = Φ(x) + xφ(x),
 * φ(x) = e^(−x²/2)/√(2π). Hendrycks and Gimpel 2016, eq. 1.
 *
 * <p>Left of 0 both are computed as e^(−x²/2) times what is left; the rounding of x² is known exactly. The form with
 * 1 + erf loses all digits from x = −8 on.
 */
public record Gelu() implements ScalarFunction {

    @Override
    public String name() {
        return "gelu";
    }

    @Override
    public double value(double x) {
        double t = Math.abs(x);
        if (t > NormalTail.END) {
            return x > 0 ? x : -0.0;
        }
        if (t < 0.5) {
            return x * NormalTail.distributionNear0(x);
        }
        double hi = -0.5 * (x * x);
        double lo = -0.5 * Math.fma(x, x, -(x * x));
        double e = StrictMath.exp(hi);
        double tail = NormalTail.scaled(t, lo);
        return x > 0 ? x * (1 - e * tail) : Exponentials.times(x * tail, e, hi, 0);
    }

    @Override
    public double slope(double x, double y) {
        double t = Math.abs(x);
        if (t > NormalTail.END) {
            return x > 0 ? 1 : 0;
        }
        double hi = -0.5 * (x * x);
        double lo = -0.5 * Math.fma(x, x, -(x * x));
        double e = Exponentials.exp(hi, lo);
        double left = NormalTail.scaled(t, 0)
                - t * NormalTail.DENSITY_AT_0; // the slope at −t is e · left, at t it is 1 minus that
        return x > 0 ? 1 - e * left : Exponentials.times(left, e, hi, lo);
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("x * erfc(-x / sqrt(2)) / 2", "erfc(-x / sqrt(2)) / 2 + x * exp(-x^2 / 2) / sqrt(2 * pi)")
                .range(-0.16997120747990369, Double.POSITIVE_INFINITY)
                .limits(0, Double.POSITIVE_INFINITY)
                .slopeLimits(0, 1)
                .ulps(3, 5)
                .conditioned()
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
