package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Jump;
import org.chainrule.core.function.Kink;

/**
 * Where a function of one number is looked at: its domain, its kinks and jumps, and the points beside them.
 *
 * @param sheet what the function says of itself
 */
record FunctionPlaces(Datasheet sheet) {

    private static final double[] SPECIAL = {
        0, Double.MIN_VALUE, 1e-300, 1e-30, 1e-8, 0.001, 0.5, 1, 2, 5, 10, 1e3, 1e6, 1e100
    };

    /** Where sigmoids have saturated: differences of values near 1 cannot tell the slope from 0, the formula can. */
    private static final double[] SATURATED = {20, -20, 40, -40};

    /** Where rules that are right on the blackboard lose their digits: tails, and the beginnings of tails. */
    private static final double[] HARD = {1e-8, 0.5, 2, 5, 8, 10, 15, 20, 30, 37, 40, 100, 300, 700, 740};

    /** Fixed points at which the formula is asked, whatever differences can tell. */
    List<Double> hard() {
        var xs = new ArrayList<Double>();
        for (double x : HARD) {
            xs.add(x);
            xs.add(-x);
        }
        xs.removeIf(x -> !isInside(x) || breaks().anyMatch(at -> at == x));
        return xs;
    }

    /** The chosen points, the special ones and this many random ones, as far as the function takes them. */
    List<Double> points(List<Double> chosen, int random, RandomGenerator from) {
        var xs = new ArrayList<>(chosen);
        for (double x : SPECIAL) {
            xs.add(x);
            xs.add(-x);
        }
        for (double x : SATURATED) {
            xs.add(x);
        }
        for (int i = 0; i < random; i++) {
            double scale = i % 4 == 0 ? StrictMath.pow(10, Seed.uniform(from, -6, 1)) : 6;
            xs.add(Seed.uniform(from, -scale, scale));
        }
        breaks().forEach(at -> {
            xs.add(Math.nextUp(at));
            xs.add(Math.nextDown(at));
        });
        xs.removeIf(x -> !isInside(x));
        return xs;
    }

    /** Whether differences can be taken; an end of the domain has no derivative. */
    boolean isInside(double x) {
        return room(x) > 0;
    }

    /** Distance to the nearer end of the domain; infinite if there is none, negative outside. */
    double room(double x) {
        return Math.min(x - sheet.domainLow(), sheet.domainHigh() - x);
    }

    /** Kinks and jumps. */
    DoubleStream breaks() {
        return DoubleStream.concat(
                sheet.kinks().stream().mapToDouble(Kink::at),
                sheet.jumps().stream().mapToDouble(Jump::at));
    }

    /** Distance to the nearest kink or jump on one side; infinite if there is none. */
    double distance(double x, int side) {
        return breaks().map(at -> side * (at - x)).filter(d -> d >= 0).min().orElse(Double.POSITIVE_INFINITY);
    }

    /** Distance from a kink or jump to the nearest other one; infinite if there is none. */
    double alone(double at) {
        return breaks().filter(other -> other != at)
                .map(other -> Math.abs(other - at))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
