package org.chainrule.verification.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;
import org.chainrule.core.function.RowFunction;

/** The regions of the rows of a row function. */
final class RowRegions {

    /** A share this small is still told from 0 by differences of values near 1; a smaller one is lost in their rounding. */
    private static final double SMALLEST_SEEN = 1e-9;

    /** Far enough for all but the largest to count little, e^−20 is 2·10⁻⁹; halved where that is not seen any more. */
    private static final double DOMINATES = 20;

    /** e^−800 is 0 in doubles; doubled where something is left. */
    private static final double UNDERFLOWS = 800;

    private static final double MOST = 1e5;

    private static final double OFFSET = 500;
    private static final double SPREAD = 20;
    private static final double TINY = 1e-8;
    private static final double HUGE = 1e6;

    private RowRegions() {}

    static Regions<double[]> of(RowFunction function, int n) {
        function.columns(n);
        double dominates = DOMINATES;
        while (dominates > 1 && isLost(function, n, dominates)) {
            dominates /= 2;
        }
        double seen = dominates;
        double underflows = UNDERFLOWS;
        while (underflows < MOST && isLost(function, n, underflows)) {
            underflows *= 2;
        }
        double gone = underflows;
        var regions = new ArrayList<Region<double[]>>();
        regions.add(Region.of("ordinary", RowRegions::isOrdinary, random -> Draw.normal(n, random)));
        regions.add(
                Region.of("all positive", x -> Arrays.stream(x).allMatch(e -> e > 0), random -> turned(n, 1, random)));
        regions.add(
                Region.of("all negative", x -> Arrays.stream(x).allMatch(e -> e < 0), random -> turned(n, -1, random)));
        if (n > 1) {
            regions.add(Region.of(
                    "all equal",
                    x -> Arrays.stream(x).allMatch(e -> e == x[0]),
                    random -> filled(n, Seed.normal(random))));
            regions.add(Region.of("a zero", RowRegions::hasZero, random -> withZero(n, random)));
            regions.add(Region.of(
                    "one dominates",
                    x -> lead(x) >= seen / 2 && lead(x) <= seen,
                    random -> led(n, Seed.uniform(random, seen / 2, seen), random)));
            regions.add(Region.of(
                    "one dominates beyond underflow",
                    x -> lead(x) >= gone,
                    random -> led(n, Seed.uniform(random, gone, 2 * gone), random)));
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

    /** Whether some share of a row so led is above 0 and too small to be seen. */
    private static boolean isLost(RowFunction function, int n, double lead) {
        var x = new double[n];
        x[0] = lead + 1;
        x[n - 1] = n > 1 ? 1 : x[n - 1]; // the others differ by as much as those of a draw
        var y = new double[Math.max(n, function.columns(n))];
        function.value(x, y, n);
        return Arrays.stream(y, 0, function.columns(n)).anyMatch(share -> share > 0 && share < SMALLEST_SEEN);
    }

    private static boolean isOrdinary(double[] x) {
        return largest(x) <= 6
                && smallest(x) >= 1e-4
                && Arrays.stream(x).distinct().count() == x.length;
    }

    private static boolean hasZero(double[] x) {
        return smallest(x) == 0 && largest(x) > 0;
    }

    private static double[] turned(int n, int sign, RandomGenerator random) {
        var row = Draw.normal(n, random);
        Arrays.setAll(row, j -> sign * Math.abs(row[j]));
        return row;
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
        var row = scaled(n, 0.25, random);
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
