package org.chainrule.verification.check;

import java.util.Arrays;
import org.chainrule.core.Precision;

/** Powers of two and a sign: a product with the Jacobian scales with them exactly, short of the limits of its format. */
final class Factors {

    /**
     * The smallest and the largest leave every number behind that a rule may add to a cotangent or compare it with; products
     * of them with ordinary numbers are far from subnormal.
     */
    private static final double[] ALL = {2, 4, 0x1p-7, -1, 0, 0x1p-60, 0x1p60, 0x1p-400, 0x1p400};

    private Factors() {}

    /** Those that the format holds. */
    static double[] in(Precision precision) {
        return Arrays.stream(ALL)
                .filter(factor -> precision == Precision.FLOAT64 || (double) (float) factor == factor)
                .toArray();
    }

    /**
     * Whether a number that was {@code value} is now {@code factor} times that: bit for bit, unless numbers so large or so small
     * come up that scaling them is not exact.
     */
    static boolean isScaled(double value, double factor, double found, Precision precision) {
        double expected = factor * value;
        boolean overflows = !(Math.abs(expected) < overflowing(precision));
        return expected == found
                || Math.abs(expected - found) < underflowing(precision) * Math.max(1, factor)
                || (overflows && !(Math.abs(found) < overflowing(precision)));
    }

    /** Beyond this a factor may overflow; floats end at 2^128, doubles at 2^1024. */
    private static double overflowing(Precision precision) {
        return precision == Precision.FLOAT64 ? 0x1p1000 : 0x1p120;
    }

    /**
     * A subnormal number is rounded by up to 2^−1075, a float by 2^−150; what that may grow to on its way.
     */
    private static double underflowing(Precision precision) {
        return precision == Precision.FLOAT64 ? 0x1p-1000 : 0x1p-120;
    }
}
