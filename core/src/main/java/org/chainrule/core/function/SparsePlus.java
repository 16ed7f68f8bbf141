package org.chainrule.core.function;

/**
 * Sparse plus: f(x) = (x + 1)²/4 between −1 and 1, 0 before and x after; f′(x) = (x + 1)/2, 0 or 1, which is the
 * {@link SparseSigmoid}.
 *
 * <p>A softplus that is exactly 0 and exactly x in its tails. The slope turns at −1 and 1 but does not jump. As in JAX
 * ({@code jax.nn.sparse_plus}).
 */
public record SparsePlus() implements ScalarFunction {

    @Override
    public String name() {
        return "sparse-plus";
    }

    @Override
    public double value(double x) {
        if (x <= -1) {
            return 0;
        }
        double half = (x + 1) / 2;
        return x < 1 ? half * half : x;
    }

    @Override
    public double slope(double x, double y) {
        return Math.min(Math.max(x + 1, 0), 2) / 2;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("if(x <= -1, 0, if(x < 1, (x + 1)^2 / 4, x))", "if(x <= -1, 0, if(x < 1, (x + 1) / 2, 1))")
                .range(0, Double.POSITIVE_INFINITY)
                .limits(0, Double.POSITIVE_INFINITY)
                .slopeLimits(0, 1)
                .monotone(Monotone.NON_DECREASING)
                .ulps(2.5, 0.5)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
