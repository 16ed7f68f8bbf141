package org.chainrule.verification.dual;

import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Function;
import org.chainrule.verification.formula.Arithmetic;
import org.chainrule.verification.formula.Bindings;
import org.chainrule.verification.formula.Coordinate;
import org.chainrule.verification.formula.Dual;
import org.chainrule.verification.formula.Formula;
import org.chainrule.verification.formula.IntervalArithmetic;
import org.chainrule.verification.formula.interval.Accuracy;
import org.chainrule.verification.formula.interval.Interval;
import org.chainrule.verification.oracle.Estimate;

/**
 * A formula's value and derivative along the way its numbers move: in balls, and where these lose digits in intervals, with
 * more and more bits until the enclosure is narrow, or no narrower for more bits.
 *
 * @param formula of a value
 */
record Directional(Formula formula) {

    /** A ball this narrow needs no intervals: a few ulps. */
    private static final int NARROW = 49;

    private static final int ENOUGH = 60;
    private static final int FEWEST_BITS = 128;
    private static final int MOST_BITS = 4096;

    /** What one run of a formula says. */
    record Outcome(Estimate value, Estimate tangent, boolean kink) {

        static final Outcome UNKNOWN = new Outcome(Estimate.NONE, Estimate.NONE, false);
    }

    /** A run over numbers of one kind. */
    private interface Run {
        <T> Dual<T> over(Sides<T> sides, Function<Seeded, Dual<T>> lift);
    }

    /** The value, and its derivative along the tangents. */
    Outcome along(Bindings<Seeded> at) {
        return outcome(new Run() {
            @Override
            public <T> Dual<T> over(Sides<T> sides, Function<Seeded, Dual<T>> lift) {
                return formula.evaluate(sides, at.map(lift));
            }
        });
    }

    /** The derivative with respect to a coordinate, and how that changes along the tangents. */
    Outcome slopeAlong(Bindings<Seeded> at, Coordinate coordinate) {
        return outcome(new Run() {
            @Override
            public <T> Dual<T> over(Sides<T> sides, Function<Seeded, Dual<T>> lift) {
                var twice = Sides.twice(sides);
                var zero = sides.number(0);
                var lifted = at.map(seeded -> new Dual<>(lift.apply(seeded), zero));
                var slope = formula.evaluate(twice, varying(lifted, coordinate, sides.number(1)))
                        .tangent();
                sides.noteKinkOf(twice);
                return slope;
            }
        });
    }

    private static <T> Bindings<Dual<T>> varying(Bindings<Dual<T>> at, Coordinate coordinate, T one) {
        String name = coordinate.name();
        if (coordinate.index() < 0) {
            return at.with(
                    name,
                    new Dual<>(Objects.requireNonNull(at.scalars().get(name)).value(), one));
        }
        var row = new ArrayList<>(Objects.requireNonNull(at.rows().get(name)));
        row.set(coordinate.index(), new Dual<>(row.get(coordinate.index()).value(), one));
        return at.withRow(name, row);
    }

    private static Outcome outcome(Run run) {
        var balls = Sides.over(new BallArithmetic());
        var rough = run.over(balls, Seeded::ball);
        boolean narrow = rough.tangent().isNarrow(NARROW);
        boolean kink = balls.isKink() && rough.tangent().isKnown() && !narrow; // not if both sides are alike
        if (kink || (narrow && rough.value().isNarrow(NARROW / 2))) {
            return new Outcome(rough.value().estimate(), rough.tangent().estimate(), kink);
        }
        try {
            var fine = inIntervals(run);
            return fine.tangent().bound() <= rough.tangent().radius()
                            || !rough.tangent().isKnown()
                    ? fine
                    : new Outcome(fine.value(), rough.tangent().estimate(), fine.kink());
        } catch (ArithmeticException | IllegalArgumentException undefined) {
            return Outcome.UNKNOWN;
        }
    }

    private static Outcome inIntervals(Run run) {
        double before = Double.POSITIVE_INFINITY;
        for (int bits = FEWEST_BITS; ; bits *= 2) {
            Arithmetic<Interval> intervals = new IntervalArithmetic(bits);
            var sides = Sides.over(intervals);
            var found = run.over(sides, Seeded::interval);
            var tangent = estimate(found.tangent());
            boolean narrow = isNarrow(found.tangent()) && isNarrow(found.value());
            if (narrow || sides.isKink() || bits >= MOST_BITS || tangent.bound() > before / 2) {
                boolean alike = isNarrow(found.tangent());
                return new Outcome(estimate(found.value()), tangent, sides.isKink() && !alike);
            }
            before = tangent.bound();
        }
    }

    private static boolean isNarrow(Interval found) {
        return Accuracy.isNarrow(found, ENOUGH) || Accuracy.vanishes(found);
    }

    private static Estimate estimate(Interval found) {
        double nearest = Accuracy.nearest(found);
        if (!Double.isFinite(nearest)) {
            return Estimate.NONE;
        }
        var distance = Accuracy.distance(nearest, found);
        return new Estimate(nearest, distance.signum() == 0 ? 0 : Math.nextUp(distance.toDouble()));
    }
}
