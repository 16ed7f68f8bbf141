package org.chainrule.verification.function;

import java.util.List;
import java.util.TreeSet;
import java.util.function.DoublePredicate;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.ScalarFunction;

/**
 * Arguments over the whole range of doubles: magnitudes from the smallest to the largest, dense where functions bend, where
 * the tails of this one end, kinks and jumps with both neighbours, ends of the domain. Only those that are taken.
 */
final class Arguments {

    private static final long SEED = 20_261_122;

    private static final double[] LANDMARKS = {
        0,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        1e-300,
        0x1p-27,
        0.5,
        1,
        2,
        6,
        19.1,
        36.7,
        37.5,
        100,
        708.4,
        709.8,
        745.2,
        1e19,
        1e154,
        1e155,
        Double.MAX_VALUE
    };

    private final ScalarFunction function;
    private final Datasheet sheet;
    private final TreeSet<Double> found = new TreeSet<>();

    private Arguments(ScalarFunction function) {
        this.function = function;
        sheet = function.datasheet();
    }

    /**
     * Ascending.
     *
     * @param density how many per region
     */
    static List<Double> of(ScalarFunction function, int density) {
        var arguments = new Arguments(function);
        arguments.collect(new Seed(SEED).stream("datasheet " + function.name()), density);
        return List.copyOf(arguments.found);
    }

    private void collect(RandomGenerator random, int density) {
        for (int i = 0; i < density; i++) {
            both(StrictMath.pow(10, Seed.uniform(random, -323, 308)));
            for (double scale : new double[] {0.01, 2, 10, 50}) {
                add(Seed.uniform(random, -scale, scale));
            }
        }
        for (double landmark : LANDMARKS) {
            both(landmark);
        }
        tail(random, -1, density, x -> limitReached(x, sheet.atMinusInfinity(), sheet.slopeAtMinusInfinity()));
        tail(random, 1, density, x -> limitReached(x, sheet.atPlusInfinity(), sheet.slopeAtPlusInfinity()));
        special().forEach(x -> {
            add(Math.nextDown(x));
            add(x);
            add(Math.nextUp(x));
            for (int i = 0; i < density / 4; i++) {
                add(x + StrictMath.pow(10, Seed.uniform(random, -16, 0)));
                add(x - StrictMath.pow(10, Seed.uniform(random, -16, 0)));
            }
        });
    }

    private List<Double> special() {
        var special = new TreeSet<Double>();
        sheet.kinks().forEach(kink -> special.add(kink.at()));
        sheet.jumps().forEach(jump -> special.add(jump.at()));
        special.add(sheet.domainLow());
        special.add(sheet.domainHigh());
        return special.stream().filter(Double::isFinite).toList();
    }

    private boolean limitReached(double x, double value, double slope) {
        double y = function.value(x);
        return (y == value || Double.isInfinite(value)) && function.slope(x, y) == slope;
    }

    /** Around the last argument where value or slope is not yet its limit. */
    private void tail(RandomGenerator random, int sign, int density, DoublePredicate ended) {
        double inner = 0x1p-10;
        double outer = 0x1p1023;
        if (!sheet.takes(sign * outer) || !sheet.takes(sign * inner) || !ended.test(sign * outer)) {
            return;
        }
        while (outer / inner > 1 + 0x1p-20) {
            double middle = Math.sqrt(inner) * Math.sqrt(outer);
            if (ended.test(sign * middle)) {
                outer = middle;
            } else {
                inner = middle;
            }
        }
        both(inner);
        both(outer);
        for (int i = 0; i < density / 2; i++) {
            both(outer * Seed.uniform(random, 0, 1.01));
            both(outer * Seed.uniform(random, 0.9, 1.01));
        }
    }

    private void both(double x) {
        add(x);
        add(-x);
    }

    private void add(double x) {
        if (sheet.takes(x) && Double.isFinite(x)) {
            found.add(x == 0 ? 0.0 : x);
        }
    }
}
