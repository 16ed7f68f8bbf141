package org.chainrule.verification.oracle;

import java.util.Optional;
import java.util.SplittableRandom;
import org.chainrule.verification.oracle.SmoothKinds.Fn;

/**
 * A random smooth function, a point, and its slope there.
 *
 * @param f the function
 * @param x the point
 * @param slope of f at x, to 106 bits
 */
record SmoothCase(Fn f, double x, DoubleDouble slope) {

    /** The steepest functions that the finest step, 2⁻²⁷, resolves with room to spare. */
    private static final double STEEPEST = 1e4;

    /** The next that is not steeper than the steps resolve, and finite. */
    static SmoothCase next(SplittableRandom random) {
        while (true) {
            var drawn = of(random.nextLong());
            if (drawn.isPresent()) {
                return drawn.get();
            }
        }
    }

    /** That of a seed, unless it is steeper than the steps resolve, or not finite. */
    static Optional<SmoothCase> of(long seed) {
        var smooth = new RandomSmooth(new SplittableRandom(seed));
        var f = smooth.next();
        double x = smooth.point();
        var truth = smooth.truth(f, x);
        boolean resolved = Math.abs(truth.d().hi())
                <= STEEPEST * Math.max(1, Math.abs(truth.v().hi()));
        return resolved && Double.isFinite(f.at(x)) ? Optional.of(new SmoothCase(f, x, truth.d())) : Optional.empty();
    }

    double error(Estimate estimate) {
        return estimate.isKnown()
                ? Math.abs(slope.minus(DoubleDouble.of(estimate.value())).hi())
                : Double.POSITIVE_INFINITY;
    }
}
