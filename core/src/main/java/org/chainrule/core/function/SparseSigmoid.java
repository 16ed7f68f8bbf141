package org.chainrule.core.function;

/**
 * Sparse sigmoid: f(x) = (x + 1)/2 between −1 and 1, 0 before and 1 after; f′(x) = ½ or 0; f′(−1) := f′(1) := 0.
 *
 * <p>The derivative of the {@link SparsePlus}. As in JAX ({@code jax.nn.sparse_sigmoid}); it is sparsemax of two classes
 * (Martins and Astudillo 2016, "From Softmax to Sparsemax").
 */
public record SparseSigmoid() implements ScalarFunction {

    @Override
    public String name() {
        return "sparse-sigmoid";
    }

    @Override
    public double value(double x) {
        return Math.min(Math.max(x + 1, 0), 2) / 2;
    }

    @Override
    public double slope(double x, double y) {
        if (Double.isNaN(x)) {
            return x;
        }
        return x > -1 && x < 1 ? 0.5 : 0;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("min(max(x + 1, 0), 2) / 2", "if(x > -1, if(x < 1, 1/2, 0), 0)")
                .kinks(new Kink(-1, 0, 0.5, 0), new Kink(1, 0.5, 0, 0))
                .range(0, 1)
                .limits(0, 1)
                .slopeLimits(0, 0)
                .monotone(Monotone.NON_DECREASING)
                .ulps(0.5, 0)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
