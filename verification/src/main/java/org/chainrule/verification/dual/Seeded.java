package org.chainrule.verification.dual;

import org.chainrule.verification.formula.Dual;
import org.chainrule.verification.formula.interval.Interval;

/**
 * A number that a formula is given, and how it moves.
 *
 * @param value exactly
 * @param tangent to within the bar
 * @param bar at least 0
 */
record Seeded(double value, double tangent, double bar) {

    static Seeded still(double value) {
        return new Seeded(value, 0, 0);
    }

    Dual<Ball> ball() {
        return new Dual<>(Ball.exactly(value), bar == 0 ? Ball.exactly(tangent) : new Ball(tangent, bar));
    }

    Dual<Interval> interval() {
        return new Dual<>(Interval.of(value), around(tangent, bar));
    }

    private static Interval around(double middle, double radius) {
        var center = Interval.of(middle);
        if (radius == 0) {
            return center;
        }
        var reach = Interval.of(radius);
        return center.add(reach.negate().join(reach), 128);
    }
}
