package org.chainrule.core.function;

/**
 * Logistic sigmoid: σ(x) = 1/(1 + e⁻ˣ), σ′(x) = σ(x)·σ(−x).
 *
 * <p>Computed from e^−|x| ≤ 1, so nothing overflows and both tails keep their digits. The slope is not y(1 − y), which
 * is 0 from x = 37 on, but e/(1 + e)² with e = e^−|x|.
 */
public record Sigmoid() implements ScalarFunction {

    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public double value(double x) {
        return of(x);
    }

    /** σ(x). */
    public static double of(double x) {
        double e = StrictMath.exp(-Math.abs(x));
        return (x >= 0 ? 1 : e) / (1 + e);
    }

    @Override
    public double slope(double x, double y) {
        double e = StrictMath.exp(-Math.abs(x));
        return e / ((1 + e) * (1 + e));
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("1 / (1 + exp(-x))", "1 / (1 + exp(-x)) * (1 / (1 + exp(x)))")
                .range(0, 1)
                .limits(0, 1)
                .slopeLimits(0, 0)
                .monotone(Monotone.NON_DECREASING)
                .ulps(2, 4)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
