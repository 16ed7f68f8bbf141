package org.chainrule.verification.formula.interval;

import java.util.function.Function;

/** An increasing function of an interval: its ends go to the outer ends of what encloses their images. */
final class Increasing {

    private Increasing() {}

    static Interval of(Interval x, Real atMinusInfinity, Real atInfinity, Function<Real, Interval> function) {
        if (x.low().equals(x.high())) {
            return function.apply(x.low());
        }
        return new Interval(
                x.low().isInfinite() ? atMinusInfinity : function.apply(x.low()).low(),
                x.high().isInfinite() ? atInfinity : function.apply(x.high()).high());
    }
}
