package org.chainrule.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.core.Figures;
import org.junit.jupiter.api.Test;

/** The error bar is held to: nothing that is judged with it is better than it is. */
class FiniteDifferenceProperties {

    private static final long SEED = 20261122;
    private static final int CASES = 20_000;

    /** The steepest functions that the finest step, 2⁻²⁷, resolves with room to spare. */
    private static final double STEEPEST = 1e4;

    @Test
    void noTrueErrorExceedsTheBar() {
        var random = new SplittableRandom(SEED);
        var smooth = new RandomSmooth(random);
        var relative = new ArrayList<Double>();
        var violations = new ArrayList<String>();
        double worst = 0;
        int unknown = 0;
        while (relative.size() < CASES) {
            var f = smooth.next();
            double x = smooth.point();
            var truth = smooth.truth(f, x);
            if (!(Math.abs(truth.d()) <= STEEPEST * Math.max(1, Math.abs(truth.v())))) {
                continue;
            }
            var slopes = FiniteDifference.FULL.slopes(
                    t -> f.at(new RandomSmooth.Pair(t, 0)).v(), x);
            var estimate = slopes.central();
            double error = estimate.distance(truth.d());
            unknown += estimate.isKnown() ? 0 : 1;
            if (!(error <= estimate.bound()) || slopes.isKink() || slopes.jumps()) {
                violations.add("case " + relative.size() + " at " + x + ": true " + truth.d() + ", found " + estimate);
            }
            worst = error > 0 && estimate.isKnown() ? Math.max(worst, error / estimate.bound()) : worst;
            relative.add(truth.d() == 0 ? 0 : estimate.bound() / Math.abs(truth.d()));
        }
        Collections.sort(relative);
        double median = relative.get(relative.size() / 2);
        System.out.println("finite differences: " + relative.size() + " random smooth functions, seed " + SEED
                + ": errors beyond the bar " + violations.size() + ", without a value " + unknown
                + ", worst error / bar " + Figures.significant(worst, 2)
                + ", median relative bar " + Figures.significant(median, 2));
        assertThat(violations).isEmpty();
        assertThat(unknown).as("functions of which nothing is known").isLessThanOrEqualTo(CASES / 1000);
        assertThat(median).isLessThanOrEqualTo(1e-12); // half of the cases decide 12 digits: the aim of this harness
    }

    @Test
    void aBarThatIsTooNarrowWouldBeSeen() {
        var random = new SplittableRandom(SEED);
        var smooth = new RandomSmooth(random);
        int beyond = 0;
        for (int n = 0; n < 2000; n++) {
            var f = smooth.next();
            double x = smooth.point();
            var truth = smooth.truth(f, x);
            var estimate = FiniteDifference.FULL.derivative(
                    t -> f.at(new RandomSmooth.Pair(t, 0)).v(), x);
            beyond += truth.d() != 0 && estimate.distance(truth.d()) > estimate.bound() / 100 ? 1 : 0;
        }
        assertThat(beyond).as("errors beyond a hundredth of the bar").isPositive();
    }

    @Test
    void aNetworksLadderIsRightToo() {
        var random = new SplittableRandom(SEED + 1);
        var smooth = new RandomSmooth(random);
        int cases = 0;
        int beyond = 0;
        long evaluations = 0;
        while (cases < 5000) {
            var f = smooth.next();
            double x = smooth.point();
            var truth = smooth.truth(f, x);
            if (!(Math.abs(truth.d()) <= STEEPEST * Math.max(1, Math.abs(truth.v())))) {
                continue;
            }
            var slopes = FiniteDifference.ECONOMICAL.slopes(
                    t -> f.at(new RandomSmooth.Pair(t, 0)).v(), x);
            evaluations += slopes.evaluations();
            beyond += slopes.central().distance(truth.d()) <= slopes.central().bound() ? 0 : 1;
            cases++;
        }
        System.out.println("the economical ladder: " + cases + " cases, errors beyond the bar " + beyond
                + ", evaluations per derivative " + Figures.significant(evaluations / (double) cases, 3));
        // With fewer values of noise than the full ladder: one in ten thousand was measured, on 10⁵ cases.
        assertThat(beyond).isLessThanOrEqualTo(cases / 1000);
    }

    private record Benign(String name, DoubleUnaryOperator f, double x, double slope) {}

    private static List<Benign> benign() {
        var list = new ArrayList<Benign>();
        for (double x : new double[] {1e-4, 1e-3, 0.01, 0.3, 0.99, 1, 1.01}) {
            list.add(new Benign("log near 0", StrictMath::log, x, 1 / x));
            list.add(new Benign("sqrt near 0", Math::sqrt, x, 0.5 / Math.sqrt(x)));
            list.add(new Benign("1/x near 0", t -> 1 / t, x, -1 / (x * x)));
        }
        for (double x : new double[] {-0.2, -0.01, 0, 1e-3, 0.05, 0.13}) {
            double c = 1 / StrictMath.cosh(50 * x);
            list.add(new Benign("tanh(50x)", t -> StrictMath.tanh(50 * t), x, 50 * c * c));
            list.add(new Benign("sin(1000x)", t -> StrictMath.sin(1e3 * t), x, 1e3 * StrictMath.cos(1e3 * x)));
            list.add(new Benign("10⁸ + sin x", t -> 1e8 + StrictMath.sin(t), x, StrictMath.cos(x)));
            list.add(new Benign("10⁸ + sin x − 10⁸", t -> (1e8 + StrictMath.sin(t)) - 1e8, x, StrictMath.cos(x)));
        }
        for (double x : new double[] {1e6, -1e6, 123456.789}) {
            list.add(new Benign("x² at 10⁶", t -> t * t, x, 2 * x));
        }
        for (double delta : new double[] {0.5, 1, 1.345}) {
            DoubleUnaryOperator huber = t -> Math.abs(t) <= delta ? 0.5 * t * t : delta * (Math.abs(t) - 0.5 * delta);
            list.add(new Benign("Huber at δ", huber, delta, delta));
            list.add(new Benign("Huber at −δ", huber, -delta, -delta));
            list.add(new Benign("Huber beside δ", huber, delta * 1.001, delta));
        }
        for (double x : new double[] {1e-6, 1e-4, 0.01, 1}) {
            list.add(new Benign("ReLU near 0", t -> Math.max(t, 0), x, 1));
            list.add(new Benign("ReLU near 0", t -> Math.max(t, 0), -x, 0));
        }
        list.add(new Benign("exp at 700", StrictMath::exp, 700, StrictMath.exp(700)));
        list.add(new Benign("exp at −700", StrictMath::exp, -700, StrictMath.exp(-700)));
        return list;
    }

    @Test
    void benignFunctionsRaiseNoFalseAlarm() {
        for (Benign b : benign()) {
            var slopes = FiniteDifference.FULL.slopes(b.f, b.x);
            // The stated slopes are right to one ulp; that of the functions' own arguments is in the bar.
            assertThat(slopes.central().distance(b.slope))
                    .as("%s at %s: %s", b.name, b.x, slopes.central())
                    .isLessThanOrEqualTo(slopes.central().bound() + Math.ulp(b.slope));
            assertThat(slopes.jumps()).as("%s at %s", b.name, b.x).isFalse();
        }
        assertThat(benign()).hasSizeGreaterThan(50);
    }

    @Test
    void aKinkIsSeenAndItsSidesAreRight() {
        var slopes = FiniteDifference.FULL.slopes(t -> Math.max(t, 0), 0);
        assertThat(slopes.isKink()).isTrue();
        assertThat(slopes.left().distance(0)).isLessThanOrEqualTo(slopes.left().bound());
        assertThat(slopes.right().distance(1))
                .isLessThanOrEqualTo(slopes.right().bound());
        assertThat(slopes.isBetween(0, 0)).isTrue();
        assertThat(slopes.isBetween(1.01, 0)).isFalse();
        var smooth = FiniteDifference.FULL.slopes(StrictMath::tanh, 0);
        assertThat(smooth.isKink()).isFalse();
    }

    @Test
    void aKinkBesideThePointIsNotTakenForOneAtIt() {
        for (var ladder : List.of(FiniteDifference.FULL, FiniteDifference.ECONOMICAL)) {
            for (double distance : new double[] {3e-7, 3e-6, 1e-3, -3e-6}) {
                var slopes = ladder.slopes(t -> StrictMath.tanh(t) + 0.25 * Math.max(t - distance, 0), 0);
                double slope = distance > 0 ? 1 : 1.25;
                assertThat(slopes.isKink())
                        .as("%s, a kink at %s: %s", ladder, distance, slopes)
                        .isFalse();
                assertThat(slopes.central().distance(slope))
                        .isLessThanOrEqualTo(slopes.central().bound());
                assertThat(slopes.central().bound()).isLessThan(1e-8); // u/h at the longest step that does not reach it
            }
        }
    }

    @Test
    void aJumpIsSeen() {
        assertThat(FiniteDifference.FULL.slopes(t -> t >= 0.5 ? 1 : 0, 0.5).jumps())
                .isTrue();
        assertThat(FiniteDifference.FULL.slopes(t -> t > 0 ? t + 1 : t, 0).jumps())
                .isTrue();
        assertThat(FiniteDifference.FULL.slopes(t -> Math.abs(t), 0).jumps()).isFalse();
    }

    @Test
    void anArgumentThatIsRefusedIsALevelLess() {
        DoubleUnaryOperator onlyInside = t -> {
            if (t < 0 || t > 1) {
                throw new IllegalArgumentException("found " + t + "; it must be in [0, 1]");
            }
            return t * t;
        };
        var estimate = FiniteDifference.FULL.derivative(onlyInside, 0.01);
        assertThat(estimate.distance(0.02)).isLessThanOrEqualTo(estimate.bound());
        assertThat(estimate.bound()).isLessThan(1e-10); // 2⁻²⁷ leaves u/h = 1.5e-8 at worst; wider steps fit in here
        assertThat(FiniteDifference.FULL.derivative(t -> Double.NaN, 1).isKnown())
                .isFalse();
    }
}
