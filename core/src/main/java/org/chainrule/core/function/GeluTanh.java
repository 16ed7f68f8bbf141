package org.chainrule.core.function;

/**
 * GELU with Φ replaced by a hyperbolic tangent: f(x) = ½x(1 + tanh(√(2/π)(x + 0.044715x³))) = xσ(v) with
 * v = 2√(2/π)(x + 0.044715x³); f′(x) = σ(v)(1 + xv′σ(−v)). Hendrycks and Gimpel 2016, §2.
 *
 * <p>1 + tanh loses all digits from x = −8 on, hence the sigmoid. Its argument is computed in two doubles: rounded to one it
 * would cost up to |v|/2 ulps.
 */
public record GeluTanh() implements ScalarFunction {

    /** Beyond it e^−|v| is 0: |v| &gt; 4600. */
    private static final double END = 40;

    /** The double nearest to 0.044715, exactly: it is what every library computes with, and e⁻⁷⁰⁰ tells the difference. */
    private static final double CUBIC = 0.044715;

    /** 2√(2/π) in two parts. */
    private static final double SCALE = 1.5957691216057308;

    private static final double SCALE_LOW = -9.96930880910911e-17;

    @Override
    public String name() {
        return "gelu-tanh";
    }

    @Override
    public double value(double x) {
        double t = Math.abs(x);
        if (t > END) {
            return x > 0 ? x : -0.0;
        }
        double v = argument(t);
        return LogisticGate.value(x, -v, -rounding(t, v));
    }

    @Override
    public double slope(double x, double y) {
        double t = Math.abs(x);
        if (t > END) {
            return x > 0 ? 1 : 0;
        }
        double v = argument(t);
        return LogisticGate.slope(x, -v, -rounding(t, v), 2 * SCALE * CUBIC * (t * t * t));
    }

    /** v at t, rounded at every step. */
    private static double argument(double t) {
        return SCALE * (t * (1 + CUBIC * (t * t)));
    }

    /** What the roundings of {@link #argument} add up to: every one of them is known exactly. */
    private static double rounding(double t, double v) {
        double square = t * t;
        double cubic = CUBIC * square;
        double sum = 1 + cubic;
        double product = t * sum;
        double squareLow = Math.fma(t, t, -square);
        double cubicLow = Math.fma(CUBIC, square, -cubic) + CUBIC * squareLow;
        double sumLow = (1 - (sum - (sum - 1))) + (cubic - (sum - 1)) + cubicLow; // Knuth's two-sum
        double productLow = Math.fma(t, sum, -product) + t * sumLow;
        return Math.fma(SCALE, product, -v) + SCALE * productLow + SCALE_LOW * product;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of(
                        "x * (1 + tanh(sqrt(2 / pi) * (x + 0.0447149999999999978039788572914 * x^3))) / 2",
                        "1 / (1 + exp(-2 * sqrt(2 / pi) * (x + 0.0447149999999999978039788572914 * x^3)))"
                                + " * (1 + 2 * sqrt(2 / pi) * x * (1 + 3 * 0.0447149999999999978039788572914 * x^2)"
                                + " / (1 + exp(2 * sqrt(2 / pi) * (x + 0.0447149999999999978039788572914 * x^3))))")
                .range(-0.17004075057125406, Double.POSITIVE_INFINITY)
                .limits(0, Double.POSITIVE_INFINITY)
                .slopeLimits(0, 1)
                .ulps(3, 4)
                .conditioned()
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
