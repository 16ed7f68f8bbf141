package org.chainrule.verification.region;

import java.util.List;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;
import org.chainrule.core.loss.Domain;

/**
 * Predictions of one kind: saturated, near an end of their domain, of one sign.
 *
 * @param name of the kind
 * @param test what holds of every number of it
 * @param draw a number of it
 */
record PredictionDraw(String name, DoublePredicate test, ToDoubleFunction<RandomGenerator> draw) {

    /** The kinds of a domain. */
    static List<PredictionDraw> of(Domain domain) {
        return switch (domain) {
            case ANY ->
                List.of(
                        new PredictionDraw("all positive", p -> p > 0, random -> Math.abs(Seed.normal(random))),
                        new PredictionDraw("all negative", p -> p < 0, random -> -Math.abs(Seed.normal(random))),
                        new PredictionDraw(
                                "saturated predictions",
                                p -> Math.abs(p) >= 8 && Math.abs(p) <= 20,
                                random -> Draw.signed(random, Seed.uniform(random, 8, 20))),
                        new PredictionDraw(
                                "large predictions",
                                p -> Math.abs(p) >= 20 && Math.abs(p) <= 1e6,
                                random -> Draw.signed(random, Draw.logUniform(random, 20, 1e6))),
                        new PredictionDraw(
                                "predictions near 0",
                                p -> Math.abs(p) <= 1e-3,
                                random -> Draw.signed(random, Draw.logUniform(random, 1e-5, 1e-3))));
            case PROBABILITY, DISTRIBUTION ->
                List.of(
                        new PredictionDraw(
                                "predictions near 0", p -> p <= 1e-3, random -> Draw.logUniform(random, 1e-5, 1e-3)),
                        new PredictionDraw(
                                "predictions near 1",
                                p -> p >= 1 - 1e-3,
                                random -> 1 - Draw.logUniform(random, 1e-5, 1e-3)));
            case POSITIVE, NON_NEGATIVE ->
                List.of(
                        new PredictionDraw(
                                "predictions near 0", p -> p <= 1e-3, random -> Draw.logUniform(random, 1e-5, 1e-3)),
                        new PredictionDraw(
                                "large predictions", p -> p >= 100, random -> Draw.logUniform(random, 100, 1e4)));
            case ABOVE_MINUS_ONE ->
                List.of(
                        new PredictionDraw(
                                "predictions near -1",
                                p -> p <= -1 + 1e-3,
                                random -> -1 + Draw.logUniform(random, 1e-5, 1e-3)),
                        new PredictionDraw(
                                "large predictions", p -> p >= 100, random -> Draw.logUniform(random, 100, 1e4)));
            case LOG_PROBABILITY, LOG_DISTRIBUTION ->
                List.of(
                        new PredictionDraw(
                                "predictions near 0", p -> p >= -1e-3, random -> -Draw.logUniform(random, 1e-5, 1e-3)),
                        new PredictionDraw(
                                "predictions far below 0", p -> p <= -20, random -> -Seed.uniform(random, 20, 200)));
            case SIGN, COUNT, CLASS, ONE_HOT -> List.of(); // nothing a prediction can be
        };
    }
}
