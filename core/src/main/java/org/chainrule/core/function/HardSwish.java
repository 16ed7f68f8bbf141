package org.chainrule.core.function;

/**
 * Hard swish: f(x) = x (x + 3)/6 between −3 and 3, 0 before and x after; f′(x) = (2x + 3)/6, 0 or 1; f′(−3) := −½ and
 * f′(3) := 1.5, those of the parabola.
 *
 * <p>The slope is accurate also where it passes through 0, at −1.5: there 2x + 3 is exact. Howard et al. 2019, "Searching
 * for MobileNetV3", §5.2.
 */
public record HardSwish() implements ScalarFunction {

    @Override
    public String name() {
        return "hard-swish";
    }

    /** By cases: in x · 6 / 6 the product overflows for x above 3·10³⁰⁷, and −∞ · 0 is not a number. */
    @Override
    public double value(double x) {
        if (x <= -3) {
            return 0;
        }
        return x < 3 ? x * (x + 3) / 6 : x;
    }

    @Override
    public double slope(double x, double y) {
        if (x < -3) {
            return 0;
        }
        return x > 3 ? 1 : (2 * x + 3) / 6;
    }

    @Override
    public Datasheet datasheet() {
        return Datasheet.of("x * min(max(x + 3, 0), 6) / 6", "if(x < -3, 0, if(x > 3, 1, (2 * x + 3) / 6))")
                .kinks(new Kink(-3, 0, -0.5, -0.5), new Kink(3, 1.5, 1, 1.5))
                .range(-0.375, Double.POSITIVE_INFINITY)
                .limits(0, Double.POSITIVE_INFINITY)
                .slopeLimits(0, 1)
                .ulps(2.5, 1.5)
                .reads(Reads.INPUTS)
                .specimens(this);
    }
}
