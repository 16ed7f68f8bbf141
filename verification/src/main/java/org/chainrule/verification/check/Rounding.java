package org.chainrule.verification.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import org.chainrule.core.Precision;

/**
 * How much rounding a claimed gradient may carry, measured on the claim itself.
 *
 * <p>The claim is computed again at variables and with a cotangent moved by two ulps, up or down at random: what changes then is what rounding
 * can change. To four times that spread comes γ_m = m·u/(1 − m·u) of the claim, the error bound of a sum of m terms
 * (Higham 2002, "Accuracy and Stability of Numerical Algorithms", §3.1). A spread of more than half of the digits is not
 * rounding but a kink that was crossed, and is not allowed for.
 */
final class Rounding {

    private static final int TRIALS = 3;
    private static final double SPREADS = 4;

    /** So many times two ulps, and multiples of that: curvature over them is far below rounding. */
    private static final double LARGER = 64;

    private static final double TWO_ULPS = 4; // units of roundoff

    private final List<double[]> claim;
    private final List<List<double[]>> moved = new ArrayList<>();
    private final double gamma;
    private final double halfTheDigits;

    Rounding(Subject subject, List<double[]> claim, RandomGenerator random) {
        this(subject, claim, random, 0);
    }

    /**
     * The same, and measured besides on so many pairs of larger moves there and back, in whose mean only rounding is left: a small
     * number that is moved by two ulps may move nothing that large ones are made of.
     */
    Rounding(Subject subject, List<double[]> claim, RandomGenerator random, int pairs) {
        this.claim = claim;
        double m = subject.terms() + 2.0;
        double u = subject.claimedIn().unitRoundoff();
        gamma = m * u / (1 - m * u);
        halfTheDigits = halfTheDigits(subject.claimedIn());
        for (int trial = 0; trial < TRIALS; trial++) {
            moved.add(moved(subject, TWO_ULPS * u, random));
        }
        for (int pair = 0; pair < pairs; pair++) {
            long signs = random.nextLong();
            double step = LARGER * TWO_ULPS * u * (1 + pair);
            moved.add(mean(
                    moved(subject, step, new SplittableRandom(signs)),
                    moved(subject, -step, new SplittableRandom(signs))));
        }
    }

    /** Half of the binary digits of a format: numbers that agree to more come from the same formula. */
    static double halfTheDigits(Precision precision) {
        return precision == Precision.FLOAT64 ? Judge.HALF_THE_DIGITS : 0x1p-12;
    }

    private static List<double[]> moved(Subject subject, double step, RandomGenerator random) {
        var kept =
                subject.blocks().stream().map(block -> block.value().toArray()).toList();
        try {
            for (Block block : subject.blocks()) {
                for (int i = 0; i < block.size(); i++) {
                    block.value().set(i, moved(block.value().get(i), step, random));
                }
            }
            return subject.gradient(x -> moved(x, step, random));
        } catch (IllegalArgumentException outside) {
            return List.of(); // two ulps beyond the edge of the domain
        } finally {
            for (int b = 0; b < kept.size(); b++) {
                subject.blocks().get(b).value().copyFrom(kept.get(b));
            }
        }
    }

    private static List<double[]> mean(List<double[]> there, List<double[]> back) {
        var mean = new ArrayList<double[]>();
        for (int b = 0; b < Math.min(there.size(), back.size()); b++) {
            var of = new double[there.get(b).length];
            for (int i = 0; i < of.length; i++) {
                of[i] = there.get(b)[i] / 2 + back.get(b)[i] / 2;
            }
            mean.add(of);
        }
        return mean;
    }

    private static double moved(double x, double step, RandomGenerator random) {
        return x * (1 + (random.nextBoolean() ? step : -step));
    }

    /** For one element of one block. */
    double ofElement(int block, int index) {
        double value = claim.get(block)[index];
        return ofElement(block, index, spread -> counted(spread, value));
    }

    /** The same if no kink is near, so that what remains of a sum that cancels may be nothing but rounding. */
    double ofElementAwayFromKinks(int block, int index) {
        return ofElement(block, index, Math::abs);
    }

    private double ofElement(int block, int index, DoubleUnaryOperator counted) {
        double value = claim.get(block)[index];
        double spread = 0;
        for (var other : moved) {
            if (!other.isEmpty()) {
                spread = Math.max(spread, counted.applyAsDouble(other.get(block)[index] - value));
            }
        }
        return SPREADS * spread + gamma * Math.abs(value);
    }

    /** For the derivative along a direction, one array per block. */
    double alongDirection(List<double[]> direction) {
        double magnitude = magnitude(direction);
        return alongDirection(direction, spread -> counted(spread, magnitude));
    }

    /** The same if no kink is near. */
    double alongDirectionAwayFromKinks(List<double[]> direction) {
        return alongDirection(direction, Math::abs);
    }

    private double alongDirection(List<double[]> direction, DoubleUnaryOperator counted) {
        double value = along(claim, direction);
        double spread = 0;
        for (var other : moved) {
            if (!other.isEmpty()) {
                spread = Math.max(spread, counted.applyAsDouble(along(other, direction) - value));
            }
        }
        return SPREADS * spread + gamma * magnitude(direction);
    }

    private double magnitude(List<double[]> direction) {
        double sum = 0;
        for (int b = 0; b < claim.size(); b++) {
            for (int i = 0; i < claim.get(b).length; i++) {
                sum += Math.abs(claim.get(b)[i] * direction.get(b)[i]);
            }
        }
        return sum;
    }

    private double counted(double difference, double value) {
        return Math.abs(difference) <= halfTheDigits * Math.abs(value) ? Math.abs(difference) : 0;
    }

    /** The derivative of a gradient along a direction. */
    static double along(List<double[]> gradient, List<double[]> direction) {
        var sum = new Sum();
        for (int b = 0; b < gradient.size(); b++) {
            for (int i = 0; i < gradient.get(b).length; i++) {
                sum.add(gradient.get(b)[i] * direction.get(b)[i]);
            }
        }
        return sum.value();
    }
}
