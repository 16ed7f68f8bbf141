package org.chainrule.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.core.Figures;
import org.junit.jupiter.api.Test;

/** Kinks at distances from 10⁻¹² to 1, as many in every decade: the bar holds the slope, or the kink is seen. */
class NearKinkProperties {

    private static final long SEED = 20261122;
    private static final int CASES = 30_000;

    /** Where the finest steps of the ladder end, h = 2⁻²⁷, a third of a percent of such distances used to be misjudged. */
    private static final double[] AMONG_THE_FINEST = {
        8e-10, 1.4e-9, 3e-9, 7e-9, 1.36e-8, 2.68e-8, 2.9e-8, 3.5e-8, 5e-8, 6.03e-8, 7.7e-8
    };

    private record Kinked(DoubleUnaryOperator f, double x, double slope, double size, double rounding, String text) {

        static Kinked next(SplittableRandom random) {
            double distance = Math.pow(10, random.nextDouble(-12, 0)) * (random.nextBoolean() ? 1 : -1);
            double x = random.nextInt(3) == 0 ? 0 : random.nextDouble(-3, 3);
            double kink = x + distance;
            double size = Math.pow(10, random.nextDouble(-6, 2)) * (random.nextBoolean() ? 1 : -1);
            double a = random.nextDouble(0.5, 3);
            double b = random.nextInt(3) == 0 ? 0 : random.nextDouble(-1, 1);
            double offset = random.nextInt(4) == 0 ? Math.pow(10, random.nextDouble(0, 5)) : 0;
            double slope = b * a * StrictMath.cos(a * x) + (x > kink ? size : 0);
            return new Kinked(
                    t -> offset + b * StrictMath.sin(a * t) + size * Math.max(t - kink, 0),
                    x,
                    slope,
                    Math.abs(size),
                    4 * Math.ulp(b * a) + Math.ulp(size) + Math.ulp(slope),
                    "a kink of " + size + " at " + distance + " from " + x + ", offset " + offset);
        }

        /** A weak kink nearer than the finest step, and a strong one that leaves only short steps to one of the sides. */
        static Kinked besideAnother(SplittableRandom random) {
            double distance = Math.pow(10, random.nextDouble(-12, -8)) * (random.nextBoolean() ? 1 : -1);
            double size = Math.pow(10, random.nextDouble(-12, -6)) * (random.nextBoolean() ? 1 : -1);
            double farther = Math.pow(10, random.nextDouble(-6, -1)) * (random.nextBoolean() ? 1 : -1);
            double larger = Math.pow(10, random.nextDouble(-2, 1)) * (random.nextBoolean() ? 1 : -1);
            double a = random.nextDouble(-2, 2);
            double b = random.nextDouble(-2, 2);
            double offset = random.nextInt(3) == 0 ? 0 : random.nextDouble(1, 10);
            double side = Math.signum(farther);
            double slope = a + (distance < 0 ? size : 0);
            return new Kinked(
                    t -> offset
                            + a * t
                            + b * t * t
                            + size * Math.max(t - distance, 0)
                            + larger * Math.max(side * (t - farther), 0),
                    0,
                    slope,
                    Math.abs(size),
                    Math.ulp(slope),
                    "kinks of " + size + " at " + distance + " and of " + larger + " at " + farther + ", offset "
                            + offset);
        }

        boolean isHeldBy(Slopes slopes) {
            if (slopes.jumps()) {
                return false;
            }
            return slopes.isKink()
                    ? slopes.isBetween(slope, rounding)
                    : slopes.central().distance(slope) <= slopes.central().bound() + rounding;
        }

        /**
         * Whether the kink is too weak to be told from none: both sides may then be their mean m̂ ± b, so |l̂ − m̂| ≤ b + c and
         * |l − r| = 2 |l − m| ≤ 4 (b + c). Then the slope is half of it beyond the bar at most.
         */
        boolean isHidden(Slopes slopes) {
            double central = slopes.central().bound();
            double side = Math.min(slopes.left().bound(), slopes.right().bound());
            return size <= 4 * (central + side) && slopes.central().distance(slope) <= central + size / 2 + rounding;
        }
    }

    @Test
    void theSlopeBesideAKinkIsHeld() {
        var random = new SplittableRandom(SEED);
        var missed = new ArrayList<String>();
        int kinks = 0;
        long evaluations = 0;
        for (int n = 0; n < CASES; n++) {
            var kinked = Kinked.next(random);
            var slopes = FiniteDifference.FULL.slopes(kinked.f, kinked.x);
            evaluations += slopes.evaluations();
            kinks += slopes.isKink() ? 1 : 0;
            if (!kinked.isHeldBy(slopes)) {
                missed.add(kinked.text + ": true " + kinked.slope + ", found " + slopes);
            }
        }
        System.out.println("beside a kink: " + CASES + " distances, seed " + SEED + ": slopes beyond the bar "
                + missed.size() + ", called a kink at the point " + kinks + ", evaluations per derivative "
                + Figures.significant(evaluations / (double) CASES, 3));
        assertThat(missed).isEmpty();
        assertThat(kinks).isBetween(CASES / 10, CASES / 2);
    }

    @Test
    void theSlopeBetweenAWeakKinkAndAStrongOneIsHeld() {
        var random = new SplittableRandom(SEED);
        var missed = new ArrayList<String>();
        int hidden = 0;
        for (int n = 0; n < CASES; n++) {
            var kinked = Kinked.besideAnother(random);
            var slopes = FiniteDifference.FULL.slopes(kinked.f, kinked.x);
            if (!kinked.isHeldBy(slopes)) {
                hidden += kinked.isHidden(slopes) ? 1 : 0;
                if (!kinked.isHidden(slopes)) {
                    missed.add(kinked.text + ": true " + kinked.slope + ", found " + slopes);
                }
            }
        }
        System.out.println("between a weak kink and a strong one: " + CASES + " cases, seed " + SEED
                + ": slopes beyond the bar " + missed.size() + ", by kinks too weak to be told from none " + hidden);
        assertThat(missed).isEmpty();
        assertThat(hidden).isLessThan(CASES / 100);
    }

    @Test
    void aKinkAmongTheFinestStepsIsLeftBehind() {
        for (double distance : AMONG_THE_FINEST) {
            for (double side : new double[] {1, -1}) {
                var slopes = FiniteDifference.FULL.slopes(t -> t + Math.max(t - side * distance, 0), 0);
                double slope = side > 0 ? 1 : 2;
                assertThat(slopes.jumps()).isFalse();
                if (slopes.isKink()) {
                    assertThat(slopes.isBetween(slope, 0)).isTrue();
                    assertThat(distance).as("within the last window of steps").isLessThan(0x1p-24);
                } else {
                    assertThat(slopes.central().distance(slope))
                            .as("a kink at %s: %s", side * distance, slopes)
                            .isLessThanOrEqualTo(slopes.central().bound());
                    assertThat(slopes.central().bound()).isLessThan(0x1p-53 / distance); // values near 0: less than u
                }
            }
        }
    }

    @Test
    void sidesThatMeetDoNotPart() {
        for (DoubleUnaryOperator f : List.<DoubleUnaryOperator>of(
                StrictMath::sin, StrictMath::exp, t -> t * t * t - t, t -> 1e5 + StrictMath.tanh(t))) {
            var slopes = FiniteDifference.FULL.slopes(f, 0.7);
            assertThat(slopes.evaluations()).isEqualTo(1 + 2 * 26 + 4 * 8); // the point, the levels, four times noise
        }
        assertThat(FiniteDifference.FULL.slopes(t -> Math.max(t, 3e-8), 0).evaluations())
                .isGreaterThan(1 + 2 * 26 + 4 * 8);
    }

    @Test
    void aBarReachesToWhatItCannotBe() {
        var bar = new Estimate(1, 0.1);
        assertThat(bar.reaching(new Estimate(1.15, 0.1))).isEqualTo(bar);
        assertThat(bar.reaching(new Estimate(2, 0.5))).isEqualTo(new Estimate(1, 1.7));
        assertThat(bar.reaching(Estimate.NONE)).isEqualTo(bar);
    }
}
