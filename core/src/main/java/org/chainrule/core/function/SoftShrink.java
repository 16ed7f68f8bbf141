package org.chainrule.core.function;

import org.chainrule.core.Figures;

/**
 * Soft shrink: f(x) = x − λ for x &gt; λ, x + λ for x &lt; −λ, else 0; f′(x) = 1 or 0; f′(±λ) := 0.
 *
 * <p>With λ = 0 it is the identity. Soft thresholding of Donoho and Johnstone 1994, "Ideal spatial adaptation by wavelet
 * shrinkage".
 *
 * @param lambda λ, finite and at least 0
 */
public record SoftShrink(double lambda) implements ScalarFunction {

    /** Refuses a λ that is negative or not finite. */
    public SoftShrink {
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "soft-shrink: found lambda = " + lambda + "; it must be finite and at least 0");
        }
    }

    /** λ = ½, as in PyTorch and Keras. */
    public SoftShrink() {
        this(0.5);
    }

    @Override
    public String name() {
        return lambda == 0.5 ? "soft-shrink" : "soft-shrink(" + Figures.shortest(lambda) + ")";
    }

    @Override
    public double value(double x) {
        return Math.max(x - lambda, 0) + Math.min(x + lambda, 0);
    }

    @Override
    public double slope(double x, double y) {
        if (Double.isNaN(x)) {
            return x;
        }
        return Math.abs(x) > lambda || lambda == 0 ? 1 : 0;
    }

    @Override
    public Datasheet datasheet() {
        var sheet = lambda == 0
                ? Datasheet.of("x", "1")
                : Datasheet.of(
                                "if(x > lambda, x - lambda, if(x < -lambda, x + lambda, 0))",
                                "if(abs(x) > lambda, 1, 0)")
                        .kinks(new Kink(-lambda, 1, 0, 0), new Kink(lambda, 0, 1, 0))
                        .ulps(0.5, 0);
        return sheet.monotone(Monotone.NON_DECREASING)
                .reads(Reads.INPUTS)
                .specimens(this, new SoftShrink(), new SoftShrink(0), new SoftShrink(0.3), new SoftShrink(7));
    }
}
