package org.chainrule.verification.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.chainrule.core.Matrix;
import org.chainrule.core.Shape;

/** The regions of cotangents; those with zeros are of the extent {@link Region.Extent#ONE}, though all of one is drawn at once. */
final class CotangentRegions {

    /** Rows differ by up to this factor: enough to see a row take another's cotangent, and far from the rounding of the sum. */
    private static final int EXPONENT = 8;

    /** What is beside far larger numbers is not nothing: less than half of the digits of the sum, and more than its rounding. */
    private static final double SMALL = 0x1p-30;

    private CotangentRegions() {}

    static Regions<Matrix> of(Shape shape) {
        var regions = new ArrayList<Region<Matrix>>();
        regions.add(Region.of("signed", CotangentRegions::isSigned, random -> signed(shape, random)));
        regions.add(Region.<Matrix>of(
                        "one-hot",
                        g -> others(g, 0) == 1 && others(g, 1) == g.size() - 1,
                        random -> oneHot(shape, random))
                .alone());
        if (shape.rows() > 1) {
            regions.add(Region.<Matrix>of("a row of zeros", g -> zeroRows(g) > 0, random -> {
                        var g = signed(shape, random);
                        g.rows(random.nextInt(shape.rows()), 1).fill(0);
                        return g;
                    })
                    .alone());
            regions.add(Region.of(
                    "rows of very different sizes", CotangentRegions::isUneven, random -> uneven(shape, random)));
        }
        if (shape.size() > 1) {
            regions.add(Region.of("an element among far larger ones", CotangentRegions::hasSmall, random -> {
                var g = signed(shape, random);
                int small = random.nextInt(g.size());
                double largest = largest(g, small);
                g.set(small, Math.copySign(SMALL * largest, g.get(small)));
                return g;
            }));
        }
        return new Regions<>(regions);
    }

    private static boolean hasSmall(Matrix g) {
        double largest = largest(g, -1);
        return Arrays.stream(g.toArray()).anyMatch(element -> element != 0 && Math.abs(element) <= 2 * SMALL * largest);
    }

    /** The largest magnitude but for one element. */
    private static double largest(Matrix g, int but) {
        double largest = 0;
        for (int i = 0; i < g.size(); i++) {
            largest = i == but ? largest : Math.max(largest, Math.abs(g.get(i)));
        }
        return largest;
    }

    private static Matrix signed(Shape shape, RandomGenerator random) {
        var g = Draw.normal(shape, random);
        if (shape.size() > 1 && !isSigned(g)) {
            g.set(0, -g.get(0)); // all of one sign: one in 2ⁿ⁻¹
        }
        return g;
    }

    private static Matrix oneHot(Shape shape, RandomGenerator random) {
        var g = Draw.matrix(shape, new double[shape.size()]);
        g.set(random.nextInt(shape.size()), 1);
        return g;
    }

    private static Matrix uneven(Shape shape, RandomGenerator random) {
        var g = signed(shape, random);
        int small = random.nextInt(shape.rows());
        for (int i = 0; i < shape.rows(); i++) {
            double size = Math.scalb(1.0, i == small ? -EXPONENT : random.nextInt(EXPONENT) + 1);
            for (int j = 0; j < shape.columns(); j++) {
                g.set(i, j, size * g.get(i, j));
            }
        }
        return g;
    }

    /** More than one sign, and no two alike; a single number is signed if it is neither 0 nor 1. */
    private static boolean isSigned(Matrix g) {
        if (g.size() == 1) {
            return g.get(0) != 0 && g.get(0) != 1;
        }
        boolean positive = false;
        boolean negative = false;
        for (double element : g.toArray()) {
            positive |= element > 0;
            negative |= element < 0;
        }
        return positive && negative;
    }

    private static int others(Matrix g, double than) {
        int count = 0;
        for (double element : g.toArray()) {
            count += element == than ? 0 : 1;
        }
        return count;
    }

    private static double size(Matrix g, int row) {
        double largest = 0;
        for (double element : g.rows(row, 1).toArray()) {
            largest = Math.max(largest, Math.abs(element));
        }
        return largest;
    }

    private static int zeroRows(Matrix g) {
        int count = 0;
        for (int i = 0; i < g.rows(); i++) {
            count += size(g, i) == 0 ? 1 : 0;
        }
        return count;
    }

    /** The largest rows are more than 16 times the smallest that is not 0. */
    private static boolean isUneven(Matrix g) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 0; i < g.rows(); i++) {
            double size = size(g, i);
            smallest = size > 0 ? Math.min(smallest, size) : smallest;
            largest = Math.max(largest, size);
        }
        return largest > 16 * smallest;
    }
}
