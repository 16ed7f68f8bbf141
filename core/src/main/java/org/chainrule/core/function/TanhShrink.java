package org.chainrule.core.function;

/**
 * Tanh-shrink: f(x) = x − tanh x, f′(x) = tanh² x; near 0 it is x³/3.
 *
 * <p>From |x| = 1 on computed as ±(|x| − 1 + 2/(e^2|x| + 1)), both terms of one sign. Nearer to 0 the difference cancels; there
 * f = x³/3 · (1 − D/cosh x) with the series D = Σ 4m(m+2)/((2m+1)(2m+3)(2m)!) x^(2m) from m = 1 on, which is what comparing
 * the series of x cosh x − sinh x with that of x³/3 · cosh x leaves.
 */
public record TanhShrink() implements ScalarFunction {

    /** Of D, from m = 1 on; at |x| = 1 what follows adds less than 2⁻⁶⁰. */
    private static final double[] COEFFICIENTS = coefficients(10);

    private static double[] coefficients(int count) {
        var coefficients = new double[count];
        double factorial = 1; // (2m)!, exact up to 22!
        for (int i = 0; i < count; i++) {
            double m = i + 1;
            factorial *= 2 * m * (2 * m - 1);
            coefficients[i] = 4 * m * (m + 2) / ((2 * m + 1) * (2 * m + 3) * factorial);
        }
        return coefficients;
    }

    @Override
    public String name() {
        return "tanh-shrink";
    }

    @Override
    public double value(double x) {
        double t = Math.abs(x);
        if (t > 1) {
            return Math.copySign(t - 1 + 2 / (StrictMath.exp(2 * t) + 1), x);
        }
        double square = x * x;
        double sum = 0;
        for (int i = COEFFICIENTS.length - 1; i >= 0; i--) {
            sum = (sum + COEFFICIENTS[i]) * square;
        }
        return x * (square / 3 * (1 - sum / StrictMath.cosh(x)));
    }

    @Override
    public double slope(double x, double y) {
        double t = StrictMath.tanh(x);
        return t * t;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("x - tanh(x)", "tanh(x)^2")
                .slopeLimits(1, 1)
                .monotone(Monotone.NON_DECREASING)
                .ulps(3, 4.5)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
