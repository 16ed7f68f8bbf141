package org.chainrule.verification.region;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * A set of points where something may go wrong that goes right elsewhere.
 *
 * @param name for people; of one subject no two are the same
 * @param reach which oracle can decide there
 * @param extent how much of a batch is put into it at a time
 * @param test whether a point lies in it
 * @param places points of it that are looked at every time; may be none
 * @param generator draws a point of it
 * @param <P> the points
 */
public record Region<P>(
        String name,
        Reach reach,
        Extent extent,
        Predicate<P> test,
        List<P> places,
        Function<RandomGenerator, P> generator) {

    private static final int TRIES = 32;

    /** Which oracle can decide in a region. */
    public enum Reach {
        /** Differences of the value: the slope is not lost in the rounding of the value. */
        DIFFERENCES,
        /** Only a formula or dual numbers: the value has saturated, so differences of it say nothing. */
        FORMULA
    }

    /** How much of a batch of rows or elements is put into a region at a time. */
    public enum Extent {
        /** All of it: numbers of one size, so that none is lost in the rounding of the others. */
        ALL,
        /** One row or element: at two kinks at once a slope need not lie between the one-sided derivatives. */
        ONE
    }

    /** Copies the list. */
    public Region {
        places = List.copyOf(places);
    }

    /** The same, one row or element at a time. */
    Region<P> alone() {
        return new Region<>(name, reach, Extent.ONE, test, places, generator);
    }

    /** A region where differences decide, without places of its own, for whole batches. */
    public static <P> Region<P> of(String name, Predicate<P> test, Function<RandomGenerator, P> generator) {
        return new Region<>(name, Reach.DIFFERENCES, Extent.ALL, test, List.of(), generator);
    }

    /** Whether the point lies in it. */
    public boolean holds(P point) {
        return test.test(point);
    }

    /** A point of it; of a generator that misses now and then, the first that does not. */
    public P draw(RandomGenerator random) {
        P point = generator.apply(random);
        for (int tries = 1; tries < TRIES && !holds(point); tries++) {
            point = generator.apply(random);
        }
        return point;
    }

    /** The same region of larger points. */
    <Q> Region<Q> lift(String newName, Predicate<Q> newTest, Function<RandomGenerator, Q> newGenerator) {
        return new Region<>(newName, reach, extent, newTest, List.of(), newGenerator);
    }

    /** The name. */
    @Override
    public String toString() {
        return name;
    }
}
