package org.chainrule.core.function;

import org.chainrule.core.Figures;

/**
 * Hard shrink: f(x) = x for |x| &gt; λ, else 0; f′(x) = 1 or 0; f′(±λ) := 0.
 *
 * <p>The value jumps at −λ and at λ, and is 0 there. With λ = 0 it is the identity. Hard thresholding of Donoho and
 * Johnstone 1994, "Ideal spatial adaptation by wavelet shrinkage".
 *
 * @param lambda λ, finite and at least 0
 */
public record HardShrink(double lambda) implements ScalarFunction {

    /** Refuses a λ that is negative or not finite. */
    public HardShrink {
        if (!(lambda >= 0 && lambda < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "hard-shrink: found lambda = " + lambda + "; it must be finite and at least 0");
        }
    }

    /** λ = ½, as in PyTorch and Keras. */
    public HardShrink() {
        this(0.5);
    }

    @Override
    public String name() {
        return lambda == 0.5 ? "hard-shrink" : "hard-shrink(" + Figures.shortest(lambda) + ")";
    }

    @Override
    public double value(double x) {
        return Math.abs(x) <= lambda ? 0 : x;
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
                : Datasheet.of("if(abs(x) > lambda, x, 0)", "if(abs(x) > lambda, 1, 0)")
                        .jumps(new Jump(-lambda, -lambda, 0, 0, 0), new Jump(lambda, 0, lambda, 0, 0));
        return sheet.monotone(Monotone.NON_DECREASING)
                .reads(Reads.INPUTS)
                .specimens(this, new HardShrink(), new HardShrink(0), new HardShrink(0.3), new HardShrink(7));
    }
}
