package org.chainrule.core.function;

import org.chainrule.core.Figures;

/**
 * Threshold: f(x) = x for x &gt; θ, else v; f′(x) = 1 or 0; f′(θ) := 0.
 *
 * <p>The value jumps at θ from v to θ, and is v there; with v = θ it is a kink instead.
 *
 * @param threshold θ, finite
 * @param value v, finite
 */
public record Threshold(double threshold, double value) implements ScalarFunction {

    /** Refuses numbers that are not finite. */
    public Threshold {
        if (!Double.isFinite(threshold) || !Double.isFinite(value)) {
            throw new IllegalArgumentException(
                    "threshold: found threshold = " + threshold + ", value = " + value + "; both must be finite");
        }
    }

    @Override
    public String name() {
        return "threshold(" + Figures.shortest(threshold) + "," + Figures.shortest(value) + ")";
    }

    @Override
    public double value(double x) {
        return x <= threshold ? value : x;
    }

    @Override
    public double slope(double x, double y) {
        return x > threshold ? 1 : x <= threshold ? 0 : Double.NaN;
    }

    @Override
    public Datasheet datasheet() {
        var sheet = Datasheet.of("if(x > threshold, x, value)", "if(x > threshold, 1, 0)")
                .range(Math.min(value, threshold), Double.POSITIVE_INFINITY)
                .limits(value, Double.POSITIVE_INFINITY)
                .slopeLimits(0, 1)
                .monotone(value <= threshold ? Monotone.NON_DECREASING : Monotone.NO)
                .reads(Reads.INPUTS);
        if (value == threshold) {
            sheet.kinks(new Kink(threshold, 0, 1, 0));
        } else {
            sheet.jumps(new Jump(threshold, value, threshold, value, 0));
        }
        return sheet.specimens(
                this, new Threshold(1, -0.5), new Threshold(0.1, 20), new Threshold(-2, 0), new Threshold(0.75, 0.75));
    }
}
