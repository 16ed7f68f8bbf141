package org.chainrule.verification.shrink;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** How plain a number is: 0, 1, −1, 2, −2, ½, −½, then others of few binary digits, then the rest. */
final class PlainNumbers {

    private static final List<Double> PLAINEST = DoubleStream.of(
                    0, 1, -1, 2, -2, 0.5, -0.5, 3, -3, 4, -4, 1.5, -1.5, 0.25, -0.25, 5, -5, 8, -8, 0.75, -0.75)
            .boxed()
            .toList();

    /** Numbers are rounded to a multiple of one of these. */
    private static final double[] GRIDS = {1, 0.5, 0.25, 0x1p-4, 0x1p-8, 0x1p-12};

    private PlainNumbers() {}

    /** 0 for the plainest; grows with what there is to write down. */
    static int rank(double x) {
        int place = PLAINEST.indexOf(x);
        if (place >= 0) {
            return place;
        }
        return PLAINEST.size()
                + digits(x)
                + (Double.isFinite(x) ? Math.abs(Math.getExponent(x)) : 2 * Double.MAX_EXPONENT);
    }

    /** Binary digits from the first 1 to the last. */
    private static int digits(double x) {
        long mantissa = Double.doubleToLongBits(x) & ((1L << 52) - 1);
        return mantissa == 0 ? 1 : 53 - Long.numberOfTrailingZeros(mantissa);
    }

    /** What to try in the place of x, the plainest first; none that is not plainer. */
    static double[] plainer(double x) {
        int rank = rank(x);
        double[] rounded = Arrays.stream(GRIDS)
                .map(grid -> Math.rint(x / grid) * grid)
                .filter(Double::isFinite)
                .toArray();
        return DoubleStream.concat(PLAINEST.stream().mapToDouble(p -> p), Arrays.stream(rounded))
                .filter(candidate -> rank(candidate) < rank)
                .distinct()
                .toArray();
    }

    /** The rank of all elements together. */
    static long rank(double[] elements) {
        long sum = 0;
        for (double element : elements) {
            sum += rank(element);
        }
        return sum;
    }
}
