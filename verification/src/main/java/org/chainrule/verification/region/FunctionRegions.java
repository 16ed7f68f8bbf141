package org.chainrule.verification.region;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.chainrule.core.Figures;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Jump;
import org.chainrule.core.function.Kink;
import org.chainrule.core.function.ScalarFunction;

/** The regions of a function of one number, from its datasheet. */
final class FunctionRegions {

    /** Within so much of 0 the functions of the field do what they are known for. */
    private static final double AROUND = 6;

    /**
     * From here on a sigmoid differs from its limit by less than 2⁻²⁸, and its slope is lost in the rounding of differences
     * of values near the limit; the formula still has it.
     */
    private static final double SATURATED = 20;

    /** Far below the shortest step of differences, 2⁻³⁷: to them the same as 0. */
    private static final double TINY = 1e-12;

    private static final double SMALL = 0.001;
    private static final double LARGE = 10;
    private static final double HUGE = 1e6;

    /** Draws until one is taken; of a half-line every second is. */
    private static final int TRIES = 64;

    private final ScalarFunction function;
    private final Datasheet sheet;
    private final List<Region<Double>> regions = new ArrayList<>();

    FunctionRegions(ScalarFunction function) {
        this.function = function;
        sheet = function.datasheet();
    }

    Regions<Double> regions() {
        pieces();
        sheet.kinks().forEach(kink -> breakAt("kink", kink.at(), Region.Reach.DIFFERENCES));
        sheet.jumps().forEach(jump -> breakAt("jump", jump.at(), Region.Reach.FORMULA));
        ends();
        tail("saturated to the left", -1, sheet.atMinusInfinity());
        tail("saturated to the right", 1, sheet.atPlusInfinity());
        magnitude("zero", 0, 0, new double[] {0});
        magnitude("subnormal", Double.MIN_VALUE, Math.nextDown(Double.MIN_NORMAL), both(Double.MIN_VALUE));
        magnitude("tiny", Double.MIN_NORMAL, TINY, both(1e-300, 1e-30, TINY));
        magnitude("small", TINY, SMALL, both(1e-8));
        magnitude("simple", 0.001, 5, both(0.001, 0.5, 1, 2, 5));
        magnitude("large", LARGE, 1000, both(LARGE, 1000));
        magnitude("huge", HUGE, 1e100, both(HUGE, 1e100));
        return new Regions<>(regions);
    }

    private static double[] both(double... magnitudes) {
        return Arrays.stream(magnitudes).flatMap(m -> DoubleStream.of(m, -m)).toArray();
    }

    /** Whether differences can be taken; an end of the domain has no derivative. */
    private boolean isInside(double x) {
        return x > sheet.domainLow() && x < sheet.domainHigh();
    }

    private void pieces() {
        var cuts = DoubleStream.concat(
                        DoubleStream.of(sheet.domainLow(), sheet.domainHigh()),
                        DoubleStream.concat(
                                sheet.kinks().stream().mapToDouble(Kink::at),
                                sheet.jumps().stream().mapToDouble(Jump::at)))
                .sorted()
                .distinct()
                .toArray();
        for (int i = 0; i + 1 < cuts.length; i++) {
            double low = cuts[i];
            double high = cuts[i + 1];
            regions.add(Region.of(
                    "piece (" + Figures.shortest(low) + ", " + Figures.shortest(high) + ")",
                    x -> x > low && x < high,
                    random -> between(low, high, random)));
        }
    }

    /** Near 0 as far as the piece reaches there, else within the same distance of its nearer end. */
    private static double between(double low, double high, RandomGenerator random) {
        double from = Math.max(low, Math.min(-AROUND, high - AROUND));
        double to = Math.min(high, Math.max(AROUND, low + AROUND));
        while (true) {
            double x = Seed.uniform(random, from, to);
            if (x > low && x < high) {
                return x;
            }
        }
    }

    /** No difference is taken across a jump. */
    private void breakAt(String what, double at, Region.Reach reach) {
        single(what + " at " + Figures.shortest(at), at, reach);
        single("the double below the " + what + " at " + Figures.shortest(at), Math.nextDown(at), reach);
        single("the double above the " + what + " at " + Figures.shortest(at), Math.nextUp(at), reach);
    }

    private void single(String name, double at, Region.Reach reach) {
        if (isInside(at)) {
            regions.add(new Region<>(name, reach, Region.Extent.ONE, x -> x == at, List.of(at), random -> at));
        }
    }

    private void ends() {
        if (Double.isFinite(sheet.domainLow())) {
            end("the lower end of the domain", sheet.domainLow(), 1);
        }
        if (Double.isFinite(sheet.domainHigh())) {
            end("the upper end of the domain", sheet.domainHigh(), -1);
        }
    }

    private void end(String name, double end, int inwards) {
        add(
                "near " + name,
                Region.Reach.DIFFERENCES,
                x -> Math.abs(x - end) <= 0.01,
                new double[0],
                random -> end + inwards * Draw.logUniform(random, 1e-6, 0.01));
    }

    private void tail(String name, int side, double limit) {
        if (Double.isFinite(limit)) {
            add(
                    name,
                    Region.Reach.FORMULA,
                    x -> side * x >= SATURATED,
                    new double[] {side * SATURATED, side * 2 * SATURATED},
                    random -> side * Seed.uniform(random, SATURATED, 2 * SATURATED));
        }
    }

    private void magnitude(String name, double low, double high, double[] places) {
        boolean endsAtZero = sheet.domainLow() == 0 || sheet.domainHigh() == 0; // nearer to it than any step
        // A turn of the slope at 0 is as near to a small number as the shortest steps are long.
        boolean unclear = low >= LARGE || high == SMALL || (endsAtZero && high <= TINY);
        var reach = unclear ? Region.Reach.FORMULA : Region.Reach.DIFFERENCES;
        add(name, reach, x -> Math.abs(x) >= low && Math.abs(x) <= high, places, random -> {
            double size = low == 0
                    ? 0
                    : low < Double.MIN_NORMAL
                            ? low * (1 + random.nextInt(1 << 20))
                            : Math.min(high, Math.max(low, Draw.logUniform(random, low, high)));
            return Draw.signed(random, size);
        });
    }

    /** Left out if the domain has nothing of it, or the value overflows all over it. */
    private void add(
            String name,
            Region.Reach reach,
            DoublePredicate test,
            double[] places,
            ToDoubleFunction<RandomGenerator> draw) {
        var taken = Arrays.stream(places).filter(this::isInside).boxed().toList();
        DoublePredicate suits = x -> isInside(x) && !overflows(x);
        var probe = new Seed(1).stream(name);
        if (Double.isNaN(drawn(draw, suits, probe))) {
            return;
        }
        var extent = name.equals("simple") ? Region.Extent.ALL : Region.Extent.ONE; // near 0 there may be a kink
        regions.add(new Region<>(
                name, reach, extent, x -> isInside(x) && test.test(x), taken, random -> drawn(draw, suits, random)));
    }

    /** NaN and what is thrown do not count: a check must meet them. */
    private boolean overflows(double x) {
        try {
            return Double.isInfinite(function.value(x));
        } catch (RuntimeException saidByTheCheck) {
            return false;
        }
    }

    private static double drawn(ToDoubleFunction<RandomGenerator> draw, DoublePredicate suits, RandomGenerator random) {
        for (int tries = 0; tries < TRIES; tries++) {
            double x = draw.applyAsDouble(random);
            if (suits.test(x)) {
                return x;
            }
        }
        return Double.NaN;
    }
}
