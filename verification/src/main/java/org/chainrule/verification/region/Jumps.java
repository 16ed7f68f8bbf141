package org.chainrule.verification.region;

import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.chainrule.core.Seed;
import org.chainrule.core.loss.Loss;

/** Losses whose value jumps, so that there is no derivative to look at. */
final class Jumps {

    private static final int TRIES = 16;

    private static final double NEAR = 1e-20;

    private Jumps() {}

    /**
     * Whether the value is another on either side of a prediction of 0, as it is for a direction that has one component. Told
     * from a value that is only steep by a step of 10⁻²⁰, over which no loss of the catalogue rises by half the digits of its
     * value.
     *
     * @param ordinary makes ordinary points of the loss
     */
    static boolean atZero(Loss loss, Function<RandomGenerator, LossPoint> ordinary) {
        var random = new Seed(1).stream("jumps");
        for (int i = 0; i < TRIES; i++) {
            var point = ordinary.apply(random);
            int j = random.nextInt(point.prediction().length);
            double before = value(loss, point, j, -NEAR);
            double after = value(loss, point, j, NEAR);
            double usual = Math.abs(value(loss, point, j, point.prediction()[j]));
            if (Math.abs(after - before) > 0x1p-26 * (Math.abs(before) + Math.abs(after) + usual)) {
                return true; // false for NaN: one side is outside the domain
            }
        }
        return false;
    }

    private static double value(Loss loss, LossPoint point, int j, double prediction) {
        var changed = point.prediction().clone();
        changed[j] = prediction;
        return new LossPoint(changed, point.target()).suits(loss)
                ? loss.value(changed, point.target(), changed.length)
                : Double.NaN;
    }
}
