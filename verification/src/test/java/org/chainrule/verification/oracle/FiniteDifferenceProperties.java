package org.chainrule.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.core.Figures;
import org.chainrule.verification.oracle.SmoothKinds.Fn;
import org.junit.jupiter.api.Test;

/** The error bar is held to: nothing that is judged with it is better than it is. */
class FiniteDifferenceProperties {

    private static final long SEED = 20261122;

    /** As many as cost about five seconds; more with {@code -Dchainrule.smooth=1000000}. */
    private static final int CASES = Integer.getInteger("chainrule.smooth", 20_000);

    /** The steepest functions that the finest step, 2⁻²⁷, resolves with room to spare. */
    private static final double STEEPEST = 1e4;

    /**
     * Where the bar is a billionth of the slope or less, the values decide it to nine digits: the case is well conditioned.
     */
    private static final double WELL_CONDITIONED = 1e-9;

    private record Case(Fn f, double x, DoubleDouble slope) {

        /** The next that is not steeper than the steps resolve, and finite. */
        static Case next(SplittableRandom random) {
            while (true) {
                var smooth = new RandomSmooth(new SplittableRandom(random.nextLong()));
                var f = smooth.next();
                double x = smooth.point();
                var truth = smooth.truth(f, x);
                boolean resolved = Math.abs(truth.d().hi())
                        <= STEEPEST * Math.max(1, Math.abs(truth.v().hi()));
                if (resolved && Double.isFinite(f.at(x))) {
                    return new Case(f, x, truth.d());
                }
            }
        }

        double error(Estimate estimate) {
            return estimate.isKnown()
                    ? Math.abs(slope.minus(DoubleDouble.of(estimate.value())).hi())
                    : Double.POSITIVE_INFINITY;
        }
    }

    /** What a ladder made of many cases. */
    private static final class Tally {

        final List<Double> relative = new ArrayList<>();
        final List<Double> tightness = new ArrayList<>();
        final List<String> violations = new ArrayList<>();
        double worst;
        int unknown;
        int hidden;
        long evaluations;

        static Tally of(FiniteDifference ladder, int cases, long seed) {
            var tally = new Tally();
            var random = new SplittableRandom(seed);
            for (int n = 0; n < cases; n++) {
                tally.see(ladder, Case.next(random), n);
            }
            Collections.sort(tally.relative);
            Collections.sort(tally.tightness);
            return tally;
        }

        private void see(FiniteDifference ladder, Case drawn, int number) {
            var slopes = ladder.slopes(drawn.f::at, drawn.x);
            var estimate = slopes.central();
            double error = drawn.error(estimate);
            evaluations += slopes.evaluations();
            unknown += estimate.isKnown() ? 0 : 1;
            boolean wrong = (estimate.isKnown() && !(error <= estimate.bound())) || slopes.isKink() || slopes.jumps();
            if (wrong && Ripple.isHidden(drawn.f, drawn.x, drawn.slope, error)) {
                hidden++;
            } else if (wrong) {
                violations.add("case " + number + ", " + drawn.f + " at " + drawn.x + ": true " + drawn.slope.hi()
                        + ", found " + slopes);
            } else if (error > 0 && estimate.isKnown()) {
                worst = Math.max(worst, error / estimate.bound());
            }
            double bar = drawn.slope.hi() == 0 ? 0 : estimate.bound() / Math.abs(drawn.slope.hi());
            relative.add(bar);
            if (bar <= WELL_CONDITIONED && error > 0) {
                tightness.add(estimate.bound() / error);
            }
        }

        static double median(List<Double> sorted) {
            return sorted.get(sorted.size() / 2);
        }

        String describe() {
            return relative.size() + " random smooth functions, seed " + SEED + ": errors beyond the bar "
                    + violations.size() + ", slopes that the values hide " + hidden + ", without a value " + unknown
                    + ", worst error / bar " + Figures.significant(worst, 2) + ", median relative bar "
                    + Figures.significant(median(relative), 2) + ", median bar / error of "
                    + tightness.size() + " well-conditioned ones "
                    + Figures.significant(median(tightness), 2) + ", evaluations per derivative "
                    + Figures.significant(evaluations / (double) relative.size(), 3);
        }
    }

    @Test
    void noTrueErrorExceedsTheBar() {
        var tally = Tally.of(FiniteDifference.FULL, CASES, SEED);
        System.out.println("finite differences: " + tally.describe());
        tally.violations.forEach(System.out::println);
        assertThat(tally.violations).isEmpty();
        assertThat(tally.hidden).as("slopes that values hide").isLessThanOrEqualTo(CASES / 1000);
        assertThat(tally.unknown).as("functions of which nothing is known").isLessThanOrEqualTo(CASES / 1000);
        assertThat(Tally.median(tally.relative)).isLessThanOrEqualTo(1e-12); // half of the cases decide 12 digits
        assertThat(Tally.median(tally.tightness)).isLessThanOrEqualTo(1000); // bars are no wider than three digits
        assertThat(tally.tightness).hasSizeGreaterThan(CASES / 2);
    }

    @Test
    void aBarThatIsTooNarrowWouldBeSeen() {
        var random = new SplittableRandom(SEED);
        int beyond = 0;
        for (int n = 0; n < 2000; n++) {
            var drawn = Case.next(random);
            var estimate = FiniteDifference.FULL.derivative(drawn.f::at, drawn.x);
            double error = drawn.error(estimate);
            boolean narrow = estimate.isKnown() && error > estimate.bound() / 100;
            beyond += narrow && !Ripple.isHidden(drawn.f, drawn.x, drawn.slope, error) ? 1 : 0;
        }
        assertThat(beyond).as("errors beyond a hundredth of the bar").isGreaterThan(200);
    }

    @Test
    void aNetworksLadderIsRightToo() {
        var tally = Tally.of(FiniteDifference.ECONOMICAL, 5000, SEED + 1);
        System.out.println("the economical ladder: " + tally.describe());
        // With eight values of noise to one side, and no look at what makes it: see FiniteDifference.Thrift.
        assertThat(tally.violations.size()).isLessThanOrEqualTo(5000 / 100);
    }

    @Test
    void aRippleIsHiddenByRoundingOrNot() {
        double size = 1e-4;
        var ripple = Fn.of(
                "#+ripple",
                x -> x + size * StrictMath.sin(1e3 * x),
                x -> x.plus(x.times(1e3).sin().times(size)));
        var slope = ripple.at(Jet.variable(0.7)).d();
        assertThat(Ripple.isHidden(ripple, 0.7, slope, 0.05)).isFalse();
        assertThat(FiniteDifference.FULL.derivative(ripple::at, 0.7).distance(slope.hi()))
                .isLessThan(1e-9);
        var coarse = Fn.of("#+1e13", x -> x + 1e13, x -> x.plus(1e13)).after(ripple);
        assertThat(Ripple.isHidden(coarse, 0.7, slope, 0.05)).isTrue();
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
