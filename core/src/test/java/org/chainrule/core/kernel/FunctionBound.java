package org.chainrule.core.kernel;

import org.chainrule.core.Precision;
import org.chainrule.core.function.ScalarFunction;

/** How far a kernel's values and slopes may be from those of the scalar function, in ulps of the precision. */
enum FunctionBound {
    /** The result in double precision, rounded. */
    EXACT(0, 0),
    /** What {@code VectorDoubleForms} and {@code VectorFloatForms} state. */
    VECTOR(8, 16);

    private final int valueUlps;
    private final int slopeUlps;

    FunctionBound(int valueUlps, int slopeUlps) {
        this.valueUlps = valueUlps;
        this.slopeUlps = slopeUlps;
    }

    void assertValue(Precision precision, ScalarFunction f, double x, double found) {
        double wanted = rounded(precision, f.value(x));
        assertNear(f.name() + "(" + x + ")", found, wanted, valueUlps * ulp(precision, wanted));
    }

    /** @param y the value in the precision; the bound of a rounded slope is against the one of the unrounded value */
    void assertSlope(Precision precision, ScalarFunction f, double x, double y, boolean conditioned, double found) {
        double wanted = rounded(precision, f.slope(x, this == EXACT ? y : f.value(x)));
        double tolerance = slopeUlps * ulp(precision, wanted);
        if (conditioned && tolerance > 0 && Double.isFinite(x)) {
            tolerance *= Math.max(1, condition(f, x));
        }
        assertNear("slope of " + f.name() + " at " + x, found, wanted, tolerance);
    }

    /** κ = |x f″/f′|, the second derivative by a difference over 2⁻¹⁹ of x: good to some per cent, and 1 if that is noise. */
    private static double condition(ScalarFunction f, double x) {
        double h = Math.scalb(x, -20);
        double rise = f.slope(x + h, f.value(x + h)) - f.slope(x - h, f.value(x - h));
        double kappa = Math.abs(rise / f.slope(x, f.value(x))) * 0x1p19;
        return kappa >= 1 ? kappa : 1;
    }

    private static void assertNear(String what, double found, double wanted, double tolerance) {
        boolean same = found == wanted || (Double.isNaN(found) && Double.isNaN(wanted));
        if (!same && !(Math.abs(found - wanted) <= tolerance && Double.isFinite(found))) {
            throw new AssertionError(what + ": found " + found + ", wanted " + wanted + " within " + tolerance);
        }
    }

    private static double rounded(Precision precision, double x) {
        return precision == Precision.FLOAT64 ? x : (float) x;
    }

    private static double ulp(Precision precision, double x) {
        return Double.isInfinite(x) ? 0 : precision == Precision.FLOAT64 ? Math.ulp(x) : Math.ulp((float) x);
    }
}
