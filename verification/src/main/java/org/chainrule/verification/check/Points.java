package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.chainrule.core.Figures;
import org.chainrule.core.Seed;

/** Points as text, and other points beside them. */
final class Points {

    private static final int SHOWN = 6;

    /** How far beside: small enough to stay in most domains, large enough to change every digit that matters. */
    private static final double BESIDE = 0x1p-10;

    /** How far other points are at most, as a share of a coordinate's size. */
    private static final double NEAR = 0.125;

    private Points() {}

    /** A copy of a point with coordinates. */
    static double[] checked(double[] point) {
        Arguments.given("the point", point);
        if (point.length == 0) {
            throw new IllegalArgumentException("gradient check: found a point without coordinates; needs at least one");
        }
        return point.clone();
    }

    static void require(List<double[]> points) {
        if (points.isEmpty()) {
            throw new IllegalStateException("gradient check: found no point; say where to check with at(…)");
        }
    }

    /** For example {@code [0.5, -1, 2, … 94 more]}. */
    static String brief(double[] x) {
        var text = new StringBuilder("[");
        for (int i = 0; i < Math.min(x.length, SHOWN); i++) {
            text.append(i == 0 ? "" : ", ").append(Figures.significant(x[i], 6));
        }
        if (x.length > SHOWN) {
            text.append(", … ").append(x.length - SHOWN).append(" more");
        }
        return text.append(']').toString();
    }

    /** The points, each followed by so many others near it. */
    static List<double[]> around(List<double[]> points, int others, long seed) {
        var random = new Seed(seed).stream("points nearby");
        var all = new ArrayList<double[]>();
        for (double[] point : points) {
            all.add(point);
            for (int n = 0; n < others; n++) {
                var near = point.clone();
                for (int i = 0; i < near.length; i++) {
                    near[i] += Seed.uniform(random, -NEAR, NEAR) * Math.max(1, Math.abs(near[i]));
                }
                all.add(near);
            }
        }
        return all;
    }

    /** Every coordinate moved by about a thousandth of its size, or of 1 if it is smaller, up or down at random. */
    static double[] beside(double[] x, RandomGenerator random) {
        var moved = x.clone();
        for (int i = 0; i < x.length; i++) {
            double step = BESIDE * (0.5 + random.nextDouble()) * Math.max(1, Math.abs(x[i]));
            moved[i] += random.nextBoolean() ? step : -step;
        }
        return moved;
    }
}
