package org.chainrule.verification.region;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.chainrule.core.Seed;
import org.chainrule.core.loss.Domain;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.core.loss.Weights;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.RecordComponents;

/** The switches in the formula of a loss, and predictions that stand on one. */
final class LossSwitches {

    /** Magnitudes among which a change of sign is looked for, before it is closed in on. */
    private static final double[] GRID = {1e-9, 1e-7, 1e-6, 1e-5, 1e-3, 0.01, 0.1, 0.3, 0.6, 0.95, 1.5, 2.5, 5, 12, 40};

    /** Further from a switch than the roundings around it. */
    private static final double NEAREST = 0x1p-24;

    /** Near enough that another value of the parameter that puts the switch here puts it on the other side. */
    private static final double FURTHEST = 0x1p-6;

    private final Loss loss;
    private final List<Switch> switches;
    private final Bindings<Double> parameters;
    private final Weights weights;

    private LossSwitches(Loss loss, List<Switch> switches, Bindings<Double> parameters, Weights weights) {
        this.loss = loss;
        this.switches = switches;
        this.parameters = parameters;
        this.weights = weights;
    }

    /** None if the formula is not executable. */
    static LossSwitches of(Loss loss) {
        try {
            return new LossSwitches(
                    loss,
                    Switch.of(Formula.parse(loss.sheet().formula())),
                    Bindings.of(RecordComponents.of(loss)),
                    RecordComponents.weights(loss));
        } catch (IllegalArgumentException forPeopleOnly) {
            return new LossSwitches(loss, List.of(), Bindings.of(Map.of()), Weights.none());
        }
    }

    List<Switch> all() {
        return switches;
    }

    /** The gaps of a switch that a column takes part in: of that column of a loss of elements, of every index of a row. */
    private List<Double> gaps(Switch of, LossPoint point, int column) {
        return of.gaps(loss instanceof ElementLoss ? element(point, column) : row(point));
    }

    private Bindings<Double> element(LossPoint point, int j) {
        return parameters
                .with(loss.sheet().parts().get(0).name(), point.prediction()[j])
                .with("t", point.target()[j])
                .with("w", weights.at(j));
    }

    private Bindings<Double> row(LossPoint point) {
        var parts = loss.sheet().parts();
        int n = point.prediction().length / parts.size();
        var prediction = Arrays.stream(point.prediction()).boxed().toList();
        var target = Arrays.stream(point.target()).boxed().toList();
        var at = parameters
                .withColumns(n)
                .withRow("w", IntStream.range(0, n).mapToObj(weights::at).toList());
        for (int part = 0; part < parts.size(); part++) {
            at = at.withRow(parts.get(part).name(), prediction.subList(part * n, (part + 1) * n));
        }
        if (loss.sheet().target() == Domain.CLASS) {
            return at.withIndex("c", target.get(0).intValue());
        }
        at = at.withRow("t", target);
        return target.size() == 1 ? at.with("t", target.get(0)) : at;
    }

    /** A point on the switch, by moving one column of this one; empty if no column reaches it. */
    Optional<LossPoint> onto(Switch of, LossPoint from, RandomGenerator random) {
        int[] columns = new int[from.prediction().length];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = c;
        }
        Seed.shuffle(columns, random);
        for (int c : columns) {
            double[] grid = DoubleStream.concat(
                            DoubleStream.of(from.prediction()[c]),
                            DoubleStream.of(GRID).flatMap(x -> DoubleStream.of(x, -x)))
                    .filter(x -> from.with(c, x).suits(loss))
                    .sorted()
                    .toArray();
            for (int i = 0; i + 1 < grid.length; i++) {
                double low = grid[i];
                double high = grid[i + 1];
                int gap = parted(gaps(of, from.with(c, low), c), gaps(of, from.with(c, high), c));
                if (gap >= 0) {
                    return Optional.of(from.with(c, between(of, from, c, gap, low, high)));
                }
            }
        }
        return Optional.empty();
    }

    /** The first gap whose sign differs, or −1. */
    private static int parted(List<Double> low, List<Double> high) {
        for (int k = 0; k < low.size(); k++) {
            if (low.get(k) * high.get(k) < 0) {
                return k;
            }
        }
        return -1;
    }

    /** Where the gap is 0, else the last double before its sign changes. */
    private double between(Switch of, LossPoint from, int c, int gap, double low, double high) {
        double left = low;
        double right = high;
        double sign = Math.signum(gaps(of, from.with(c, left), c).get(gap));
        while (true) {
            double middle = left / 2 + right / 2;
            if (!(middle > left && middle < right)) {
                return left;
            }
            double here = Math.signum(gaps(of, from.with(c, middle), c).get(gap));
            if (here == 0) {
                return middle;
            }
            left = here == sign ? middle : left;
            right = here == sign ? right : middle;
        }
    }

    /** Whether some gap is 0, or changes its sign between the neighbours of some column. */
    boolean isOn(Switch of, LossPoint point) {
        for (int c = 0; c < point.prediction().length; c++) {
            if (gaps(of, point, c).stream().anyMatch(gap -> gap == 0)) {
                return true;
            }
        }
        return turns(of, point) >= 0;
    }

    /** Whether the point is a neighbour of one on the switch but not right on it. */
    boolean isBeside(Switch of, LossPoint point) {
        for (int c = 0; c < point.prediction().length; c++) {
            double x = point.prediction()[c];
            var here = gaps(of, point, c);
            for (double beside : new double[] {Math.nextDown(x), Math.nextUp(x)}) {
                var there = gaps(of, point.with(c, beside), c);
                for (int k = 0; k < here.size(); k++) {
                    if (here.get(k) != 0 && here.get(k) * there.get(k) <= 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private int turns(Switch of, LossPoint point) {
        for (int c = 0; c < point.prediction().length; c++) {
            double x = point.prediction()[c];
            if (parted(gaps(of, point.with(c, Math.nextDown(x)), c), gaps(of, point.with(c, Math.nextUp(x)), c)) >= 0) {
                return c;
            }
        }
        return -1;
    }

    /** Whether some gap is on this side of 0, {@link #NEAREST} to {@link #FURTHEST} away. */
    boolean isPast(Switch of, int side, LossPoint point) {
        for (int c = 0; c < point.prediction().length; c++) {
            if (gaps(of, point, c).stream().anyMatch(gap -> isPast(side * gap))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPast(double distance) {
        return distance >= NEAREST && distance <= FURTHEST;
    }

    /** A point a little off one on the switch, on the side where the gap has this sign; that one if no column leads there. */
    LossPoint past(Switch of, int side, LossPoint on, RandomGenerator random) {
        double step = Draw.logUniform(random, 4 * NEAREST, FURTHEST / 4);
        for (double reach : new double[] {step, 16 * step, step / 16, step / 256}) {
            for (int c = 0; c < on.prediction().length; c++) {
                for (double by : new double[] {reach, -reach}) {
                    var moved = on.with(c, on.prediction()[c] + by);
                    if (moved.suits(loss) && isPast(of, side, moved)) {
                        return moved;
                    }
                }
            }
        }
        return on;
    }

    /** A neighbour of a point on the switch. */
    LossPoint beside(Switch of, LossPoint on, RandomGenerator random) {
        boolean up = random.nextBoolean();
        for (boolean upwards : new boolean[] {up, !up}) {
            for (int c = 0; c < on.prediction().length; c++) {
                double x = on.prediction()[c];
                var moved = on.with(c, upwards ? Math.nextUp(x) : Math.nextDown(x));
                if (isBeside(of, moved)) {
                    return moved;
                }
            }
        }
        return on;
    }
}
