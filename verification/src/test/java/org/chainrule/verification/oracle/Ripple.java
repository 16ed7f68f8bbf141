package org.chainrule.verification.oracle;

import java.util.Arrays;
import org.chainrule.verification.oracle.SmoothKinds.Fn;

/**
 * Whether the values of a function say what its slope is, asked of the exact function.
 *
 * <p>Let r(h) = 2h |D − F′(x)|, with the difference quotients of steps h to h/8 extrapolated to D: what they miss. Where F
 * is smooth on the scale of h, r shrinks by 2⁹ when h is halved. Where F ripples on a shorter scale r shrinks by 2 only,
 * until h is as short as the ripple, and then faster. If by then r is no more than a few times the error of the values, they hide the ripple: a function
 * without it has the same values to within their rounding, and another slope.
 */
final class Ripple {

    /** Of the ladder and beyond it, with the steps that it adds where a function turns. */
    private static final int LEVELS = 34;

    /**
     * Four levels see a ripple of amplitude A and length 1/k if their finest step is about as long as that. There the errors
     * η of two values, each taken for three times the noise and three roundings, make a quotient wrong by 12 ηk/2, the
     * extrapolated one by 8 ηk and its bar, which is twice that, 16 ηk wide. The ripple's slope is Ak, so it is hidden if
     * A &lt; 16η. The finest levels that do not see it have a finest step of up to 4.5/k, so h is 36/k, and r is 2 · 36 A.
     */
    private static final double ERRORS = 2 * 36 * 16;

    /** Where half of the digits of the value are lost on the way, so is its slope. */
    private static final double HALF_THE_DIGITS = 0x1p-26;

    /** More than 2, and far less than 2⁹: the step is not much longer than the ripple, but then it shrinks slowly. */
    private static final double SHRINKS = 5;

    private Ripple() {}

    /**
     * Whether the error of the values, or the shortest step, hides a ripple that the slope at x is that of.
     *
     * @param off how far from it a slope is that was found without the ripple
     */
    static boolean isHidden(Fn f, double x, DoubleDouble slope, double off) {
        double scale = Math.max(1, Math.abs(x));
        var quotients = new DoubleDouble[LEVELS + 3];
        var missed = new double[LEVELS];
        double error = error(f, x);
        if (error > HALF_THE_DIGITS * Math.abs(f.at(x))) {
            return true;
        }
        for (int i = 0; i < quotients.length; i++) {
            double h = Math.scalb(scale, -2 - i);
            var up =
                    f.at(new Jet(DoubleDouble.of(x).plus(h), DoubleDouble.ZERO)).v();
            var down = f.at(new Jet(DoubleDouble.of(x).plus(-h), DoubleDouble.ZERO))
                    .v();
            quotients[i] = up.minus(down).over(DoubleDouble.of(2 * h));
            error = Math.max(error, Math.max(error(f, x + h), error(f, x - h)));
        }
        for (int i = 0; i < LEVELS; i++) {
            double h = Math.scalb(scale, -2 - i);
            missed[i] = Math.abs(extrapolated(quotients, i).minus(slope).hi()) * 2 * h;
        }
        if (missed[LEVELS - 1] > error) {
            return true;
        }
        int last = LEVELS - 1;
        while (last >= 0 && !(missed[last] >= Math.scalb(scale, -2 - last) * off)) {
            last--; // to the finest level whose quotients are off by half as much
        }
        return last >= 0 && missed[last] < ERRORS * error && isSlow(missed, last);
    }

    private static boolean isSlow(double[] missed, int last) {
        boolean one = last < 1 || missed[last - 1] < SHRINKS * missed[last];
        boolean two = last < 2 || missed[last - 2] < SHRINKS * SHRINKS * missed[last];
        return one || two;
    }

    private static DoubleDouble extrapolated(DoubleDouble[] quotients, int first) {
        var t = Arrays.copyOfRange(quotients, first, first + 4);
        for (int column = 1; column < 4; column++) {
            for (int i = 0; i < 4 - column; i++) {
                var step = t[i + 1].minus(t[i]).over(DoubleDouble.of(Math.scalb(1.0, 2 * column) - 1));
                t[i] = t[i + 1].plus(step);
            }
        }
        return t[0];
    }

    private static double error(Fn f, double x) {
        double value = f.at(x);
        double error =
                Math.abs(f.at(Jet.variable(x)).v().minus(DoubleDouble.of(value)).hi());
        return Double.isFinite(error) ? Math.max(error, Math.ulp(value) / 2) : 0;
    }
}
