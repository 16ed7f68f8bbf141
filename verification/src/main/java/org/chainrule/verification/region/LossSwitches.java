package org.chainrule.verification.region;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import org.chainrule.core.Seed;
import org.chainrule.core.loss.ElementLoss;
import org.chainrule.core.loss.Loss;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.ExactLoss;
import org.chainrule.verification.formula.Formula;

/** The switches in the formula of a loss, and predictions that stand on one. */
final class LossSwitches {

    /** Magnitudes among which a change of sign is looked for, before it is closed in on. */
    private static final double[] GRID = {1e-9, 1e-7, 1e-6, 1e-5, 1e-3, 0.01, 0.1, 0.3, 0.6, 0.95, 1.5, 2.5, 5, 12, 40};

    private final Loss loss;
    private final List<Switch> switches;

    private LossSwitches(Loss loss, List<Switch> switches) {
        this.loss = loss;
        this.switches = switches;
    }

    /** None if the formula is not executable. */
    static LossSwitches of(Loss loss) {
        try {
            return new LossSwitches(loss, Switch.of(Formula.parse(loss.sheet().formula())));
        } catch (IllegalArgumentException forPeopleOnly) {
            return new LossSwitches(loss, List.of());
        }
    }

    List<Switch> all() {
        return switches;
    }

    /** The gaps of a switch: of every column of a loss of elements, of every index of a loss of rows. */
    private List<Double> gaps(Switch of, LossPoint point) {
        var gaps = new ArrayList<Double>();
        if (loss instanceof ElementLoss element) {
            for (int j = 0; j < point.prediction().length; j++) {
                gaps.addAll(of.gaps(ExactLoss.ofElement(element, point.prediction()[j], point.target()[j], j)
                        .bindings()));
            }
        } else {
            Bindings<Double> at =
                    ExactLoss.ofRow(loss, point.prediction(), point.target()).bindings();
            gaps.addAll(of.gaps(at));
        }
        return gaps;
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
                int gap = parted(gaps(of, from.with(c, low)), gaps(of, from.with(c, high)));
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
        double sign = Math.signum(gaps(of, from.with(c, left)).get(gap));
        while (true) {
            double middle = left / 2 + right / 2;
            if (!(middle > left && middle < right)) {
                return left;
            }
            double here = Math.signum(gaps(of, from.with(c, middle)).get(gap));
            if (here == 0) {
                return middle;
            }
            left = here == sign ? middle : left;
            right = here == sign ? right : middle;
        }
    }

    /** Whether some gap is 0, or changes its sign between the neighbours of some column. */
    boolean isOn(Switch of, LossPoint point) {
        return gaps(of, point).contains(0.0) || gaps(of, point).contains(-0.0) || turns(of, point) >= 0;
    }

    /** Whether the point is a neighbour of one on the switch but not right on it. */
    boolean isBeside(Switch of, LossPoint point) {
        var here = gaps(of, point);
        for (int c = 0; c < point.prediction().length; c++) {
            double x = point.prediction()[c];
            for (double beside : new double[] {Math.nextDown(x), Math.nextUp(x)}) {
                var there = gaps(of, point.with(c, beside));
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
            if (parted(gaps(of, point.with(c, Math.nextDown(x))), gaps(of, point.with(c, Math.nextUp(x)))) >= 0) {
                return c;
            }
        }
        return -1;
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
