package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.chainrule.core.Seed;
import org.chainrule.core.function.Datasheet;
import org.chainrule.core.function.Jump;
import org.chainrule.core.function.Kink;
import org.chainrule.verification.region.Regions;

/**
 * Where a function of one number is looked at: its domain, its kinks and jumps, and the points beside them.
 *
 * @param sheet what the function says of itself
 */
record FunctionPlaces(Datasheet sheet) {

    /** The chosen points, the places of every region, draws from each, and this many from anywhere near. */
    List<Double> points(Regions<Double> regions, List<Double> chosen, int random, RandomGenerator from) {
        var xs = new ArrayList<>(chosen);
        xs.addAll(regions.points(1, from));
        for (int i = 0; i < random; i++) {
            double scale = i % 4 == 0 ? StrictMath.pow(10, Seed.uniform(from, -6, 1)) : 6;
            xs.add(Seed.uniform(from, -scale, scale));
        }
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
