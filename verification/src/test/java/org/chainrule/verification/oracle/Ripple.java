package org.chainrule.verification.oracle;

import org.chainrule.verification.oracle.SmoothKinds.Fn;

/**
 * Whether the values of a function say what its slope is, asked of the exact function.
 *
 * <p>Let r(h) = |F(x + h) − F(x − h) − 2h F′(x)|: what the difference misses the slope by. Where F is smooth on the scale
 * of h, r shrinks by 8 when h is halved. Where F ripples on a shorter scale r shrinks by 2 only, until h is as short as the
 * ripple, and then by 8. If by then r is no more than a few times the error of the values, they hide the ripple: a function
 * without it has the same values to within their rounding, and another slope.
 */
final class Ripple {

    /** Of the ladder and beyond it, with the steps that it adds where a function turns. */
    private static final int LEVELS = 34;

    /** A ripple of so many errors of the values ought to be seen. */
    private static final double ERRORS = 32;

    /** Between 2 and 8. */
    private static final double SHRINKS = 5;

    private Ripple() {}

    /** Whether the error of the values, or the shortest step, hides a ripple that the slope at x is that of. */
    static boolean isHidden(Fn f, double x, DoubleDouble slope) {
        double scale = Math.max(1, Math.abs(x));
        var missed = new double[LEVELS];
        double error = error(f, x);
        for (int i = 0; i < LEVELS; i++) {
            double h = Math.scalb(scale, -2 - i);
            var up = f.at(new Jet(DoubleDouble.of(x).plus(h), DoubleDouble.ZERO)).v();
            var down = f.at(new Jet(DoubleDouble.of(x).plus(-h), DoubleDouble.ZERO)).v();
            missed[i] = Math.abs(up.minus(down).minus(slope.times(2 * h)).hi());
            error = Math.max(error, Math.max(error(f, x + h), error(f, x - h)));
        }
        int last = LEVELS - 1;
        while (last >= 0 && !(missed[last] > ERRORS * error)) {
            last--;
        }
        return last == LEVELS - 1
                || (last >= 0 && missed[last] < SHRINKS * missed[last + 1])
                || (last >= 1 && missed[last - 1] < SHRINKS * missed[last]);
    }

    private static double error(Fn f, double x) {
        double error = Math.abs(f.at(Jet.variable(x)).v().minus(DoubleDouble.of(f.at(x))).hi());
        return Double.isFinite(error) ? error : 0;
    }
}
