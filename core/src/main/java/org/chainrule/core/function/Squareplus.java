package org.chainrule.core.function;

import org.chainrule.core.Figures;

/**
 * Squareplus: f(x) = (x + √(x² + b))/2, f′(x) = (1 + x/√(x² + b))/2; a smooth ReLU without an exponential.
 *
 * <p>Left of 0 the sum cancels, so there f = b/(2(√(x² + b) − x)) and f′ = f/√(x² + b). The root is a hypotenuse, which does
 * not overflow.
 *
 * @param b how round the corner is, positive and finite; f(0) = √b/2
 */
public record Squareplus(double b) implements ScalarFunction {

    /** Refuses a roundness that is not positive and finite. */
    public Squareplus {
        if (!(b > 0 && b < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("squareplus: found b = " + b + "; it must be positive and finite");
        }
    }

    /** b = 4 (Barron 2021, §1): f(0) = 1. */
    public Squareplus() {
        this(4);
    }

    @Override
    public String name() {
        return b == 4 ? "squareplus" : "squareplus(" + Figures.shortest(b) + ")";
    }

    @Override
    public double value(double x) {
        double mean = 0.5 * Math.abs(x) + 0.5 * StrictMath.hypot(x, Math.sqrt(b)); // the sum itself may overflow
        return x > 0 ? mean : b / mean * 0.25;
    }

    @Override
    public double slope(double x, double y) {
        double side = Math.sqrt(b);
        double root = StrictMath.hypot(x, side);
        if (x > 0) {
            return x < root ? 0.5 + 0.5 * (x / root) : 1;
        }
        double mean = 0.5 * Math.abs(x) + 0.5 * root;
        return 0.25 * (side / mean) * (side / root);
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("(x + sqrt(x^2 + b)) / 2", "(1 + x / sqrt(x^2 + b)) / 2")
                .range(0, Double.POSITIVE_INFINITY)
                .limits(0, Double.POSITIVE_INFINITY)
                .slopeLimits(0, 1)
                .monotone(Monotone.NON_DECREASING)
                .ulps(3, 5)
                .reads(Reads.INPUTS)
                .specimens(this, new Squareplus(), new Squareplus(0.25), new Squareplus(50));
    }
}
