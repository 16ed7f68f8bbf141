package org.chainrule.examples.harness;

import org.chainrule.core.function.CustomFunction;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Reads;

/**
 * An activation of one's own: f(x) = (√(x² + 1) − 1)/2 + x.
 *
 * @param share of x in the slope; 1 is right
 */
public record BentIdentity(double share) implements CustomFunction {

    @Override
    public String name() {
        return "bent-identity";
    }

    @Override
    public double value(double x) {
        return x * x / (2 * (Math.sqrt(x * x + 1) + 1)) + x; // √(x² + 1) − 1 would cancel near 0
    }

    @Override
    public double slope(double x, double y) {
        return x / (2 * Math.sqrt(x * x + 1)) + share;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("(sqrt(x^2 + 1) - 1) / 2 + x", "x / (2 * sqrt(x^2 + 1)) + 1")
                .ulps(4, 4)
                .conditioned()
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
