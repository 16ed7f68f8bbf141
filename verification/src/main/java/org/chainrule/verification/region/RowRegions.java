package org.chainrule.verification.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;
import org.chainrule.core.function.RowFunction;

/** The regions of the rows of a row function. */
final class RowRegions {

    /** e^−8 is 3·10⁻⁴: the others hardly count. */
    private static final double DOMINATES = 8;

    /** e^−20 is 2·10⁻⁹, which differences of values near 1 still tell from 0. */
    private static final double STILL_SEEN = 20;

    /** e^−750 is 0 in doubles. */
    private static final double UNDERFLOWS = 750;

    private static final double OFFSET = 500;
    private static final double SPREAD = 20;
    private static final double TINY = 1e-8;
    private static final double HUGE = 1e6;

    private RowRegions() {}

    static Regions<double[]> of(RowFunction function, int columns) {
        function.columns(columns);
        return of(columns);
    }

    static Regions<double[]> of(int n) {
        var regions = new ArrayList<Region<double[]>>();
        regions.add(Region.of("ordinary", RowRegions::isOrdinary, random -> Draw.normal(n, random)));
        if (n > 1) {
            regions.add(Region.of(
                    "all equal",
                    x -> Arrays.stream(x).allMatch(e -> e == x[0]),
                    random -> filled(n, Seed.normal(random))));
            regions.add(Region.of("a zero", RowRegions::hasZero, random -> withZero(n, random)));
            regions.add(Region.of(
                    "one dominates",
                    x -> lead(x) >= DOMINATES && lead(x) <= STILL_SEEN,
                    random -> led(n, Seed.uniform(random, DOMINATES, STILL_SEEN), random)));
            regions.add(Region.of(
                    "one dominates beyond underflow",
                    x -> lead(x) >= UNDERFLOWS,
                    random -> led(n, Seed.uniform(random, UNDERFLOWS, 2 * UNDERFLOWS), random)));
            regions.add(Region.of("mixed scales", x -> range(x) >= 1e4, random -> mixed(n, random)));
        }
        if (n > 2) {
            regions.add(Region.of("the largest tied", x -> lead(x) == 0 && range(x) > 1, random -> tied(n, random)));
        }
        regions.add(Region.of("zeros", x -> largest(x) == 0, random -> new double[n]));
        regions.add(Region.of(
                "a large common offset",
                x -> smallest(x) >= OFFSET && spread(x) <= SPREAD,
                random -> offset(n, random)));
        regions.add(
                Region.of("tiny", x -> largest(x) <= TINY && smallest(x) > 0, random -> scaled(n, 0.1 * TINY, random)));
        regions.add(Region.of("huge", x -> smallest(x) >= HUGE, random -> scaled(n, 1e8, random)));
        return new Regions<>(regions);
    }

    private static boolean isOrdinary(double[] x) {
        return largest(x) <= 6
                && smallest(x) >= 1e-4
                && Arrays.stream(x).distinct().count() == x.length;
    }

    private static boolean hasZero(double[] x) {
        return smallest(x) == 0 && largest(x) > 0;
    }

    private static double[] filled(int n, double value) {
        var row = new double[n];
        Arrays.fill(row, value);
        return row;
    }

    private static double[] withZero(int n, RandomGenerator random) {
        var row = Draw.normal(n, random);
        row[random.nextInt(n)] = 0;
        return row;
    }

    /** The largest is this much above the next. */
    private static double[] led(int n, double lead, RandomGenerator random) {
        var row = Draw.normal(n, random);
        int first = random.nextInt(n);
        double next = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < n; j++) {
            next = j == first ? next : Math.max(next, row[j]);
        }
        row[first] = next + lead;
        return row;
    }

    private static double[] tied(int n, RandomGenerator random) {
        var row = Draw.normal(n, random);
        int one = random.nextInt(n);
        int other = (one + 1 + random.nextInt(n - 1)) % n;
        double most = Arrays.stream(row).max().orElseThrow() + 0.125;
        row[one] = most;
        row[other] = most;
        return row;
    }

    private static double[] mixed(int n, RandomGenerator random) {
        var row = new double[n];
        int small = random.nextInt(n);
        for (int j = 0; j < n; j++) {
            row[j] = Draw.signed(
                    random, j == small ? Draw.logUniform(random, 1e-6, 1e-5) : Draw.logUniform(random, 0.1, 10));
        }
        return row;
    }

    private static double[] offset(int n, RandomGenerator random) {
        var row = Draw.normal(n, random);
        double by = Draw.signed(random, Seed.uniform(random, OFFSET + SPREAD, 2 * OFFSET));
        for (int j = 0; j < n; j++) {
            row[j] += by;
        }
        return row;
    }

    private static double[] scaled(int n, double by, RandomGenerator random) {
        var row = Draw.normal(n, random);
        for (int j = 0; j < n; j++) {
            row[j] *= by;
        }
        return row;
    }

    /** By how much the largest is above the next; 0 if it is tied. */
    private static double lead(double[] x) {
        var sorted = x.clone();
        Arrays.sort(sorted);
        return x.length < 2 ? 0 : sorted[x.length - 1] - sorted[x.length - 2];
    }

    private static double spread(double[] x) {
        return Arrays.stream(x).max().orElseThrow() - Arrays.stream(x).min().orElseThrow();
    }

    private static double largest(double[] x) {
        return Arrays.stream(x).map(Math::abs).max().orElseThrow();
    }

    private static double smallest(double[] x) {
        return Arrays.stream(x).map(Math::abs).min().orElseThrow();
    }

    /** The largest magnitude over the smallest. */
    private static double range(double[] x) {
        return largest(x) / smallest(x);
    }
}
