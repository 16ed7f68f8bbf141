package org.chainrule.verification.alarm;

import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * A kind of function that troubles gradient checks though its gradient is right.
 *
 * @param name what it is, for the table
 * @param kind whether there are kinks in it
 * @param draw one of the family
 */
public record BenignFamily(String name, Kind kind, Function<RandomGenerator, BenignCase> draw) {

    /** Whether slopes jump somewhere in a family. */
    public enum Kind {
        /** Slopes jump somewhere, and the points are near there. */
        KINKED("with kinks"),
        /** Slopes exist everywhere that the function does. */
        SMOOTH("smooth");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /** For a table. */
        String title() {
            return title;
        }
    }

    /** One smooth function of one number at drawn points. */
    static BenignFamily smooth(
            String name, DoubleUnaryOperator f, DoubleUnaryOperator slope, ToDoubleFunction<RandomGenerator> point) {
        return new BenignFamily(name, Kind.SMOOTH, random -> BenignCase.ofOne(f, slope, point.applyAsDouble(random)));
    }

    /** One function of one number with kinks, at drawn points. */
    static BenignFamily kinked(
            String name, DoubleUnaryOperator f, DoubleUnaryOperator slope, ToDoubleFunction<RandomGenerator> point) {
        return new BenignFamily(name, Kind.KINKED, random -> BenignCase.ofOne(f, slope, point.applyAsDouble(random)));
    }
}
