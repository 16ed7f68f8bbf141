package org.chainrule.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.chainrule.verification.oracle.FiniteDifference.Thrift;
import org.chainrule.verification.oracle.SmoothKinds.Fn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The error bar is held to: nothing that is judged with it is better than it is. */
class FiniteDifferenceProperties {

    /** Others with {@code -Dchainrule.smooth.seed=1}. */
    private static final long SEED = Long.getLong("chainrule.smooth.seed", 20261122);

    /** As many as cost about five seconds; more with {@code -Dchainrule.smooth=1000000}. */
    private static final int CASES = Integer.getInteger("chainrule.smooth", 20_000);

    /**
     * Beyond the bar of an earlier ladder, which sampled evenly, trusted windows coarser than a ripple that their finer ones
     * showed, measured noise at the point only, or left early without a look at the near samples.
     */
    private static final long[] ONCE_BEYOND_THE_BAR = {
        5746471311737945557L, 4481150784472199603L, -151735582354350128L, 7019818424379630584L, 1657812532238652996L,
        -6528441031389369226L, -6767434414327853098L, -823977181345078222L, 5127907074993812422L, -4540860642207154102L,
        7008940988899651208L, 4537559524853059727L, -2778163933572377769L, -8582036802724299548L, -7593304393369006450L,
        -7123422526374695664L, 3869921138942463470L, -3227801773480979236L, -7282897928711936881L, 8309905424457326797L,
    };

    @ParameterizedTest
    @EnumSource
    void noTrueErrorExceedsTheBar(Thrift thrift) {
        var tally = LadderTally.of(ladder(thrift), CASES, SEED);
        System.out.println("differences, " + thrift + " ladder: " + tally.describe());
        tally.violations.forEach(System.out::println);
        assertThat(tally.violations).isEmpty();
        assertThat(tally.hidden).as("slopes that values hide").isLessThanOrEqualTo(CASES / 1000);
        assertThat(tally.unknown).as("functions of which nothing is known").isLessThanOrEqualTo(CASES / 1000);
        assertThat(LadderTally.median(tally.relative)).isLessThanOrEqualTo(1e-12); // half of the cases decide 12 digits
        assertThat(LadderTally.median(tally.tightness))
                .isLessThanOrEqualTo(1000); // bars are no wider than three digits
        assertThat(tally.tightness).hasSizeGreaterThan(CASES / 2);
    }

    @ParameterizedTest
    @EnumSource
    void whatOnceWasBeyondTheBarIsHeld(Thrift thrift) {
        for (long seed : ONCE_BEYOND_THE_BAR) {
            var drawn = SmoothCase.of(seed).orElseThrow();
            var slopes = ladder(thrift).slopes(drawn.f()::at, drawn.x());
            assertThat(drawn.error(slopes.central()))
                    .as(
                            "%s at %s: true %s, found %s",
                            drawn.f(), drawn.x(), drawn.slope().hi(), slopes)
                    .isLessThanOrEqualTo(slopes.central().bound());
            assertThat(slopes.isKink() || slopes.jumps()).as("%s", slopes).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBarThatIsTooNarrowWouldBeSeen(Thrift thrift) {
        var random = new SplittableRandom(SEED);
        int beyond = 0;
        for (int n = 0; n < 2000; n++) {
            var drawn = SmoothCase.next(random);
            var estimate = ladder(thrift).derivative(drawn.f()::at, drawn.x());
            double error = drawn.error(estimate);
            boolean narrow = estimate.isKnown() && error > estimate.bound() / 100;
            beyond += narrow && !Ripple.isHidden(drawn.f(), drawn.x(), drawn.slope(), error) ? 1 : 0;
        }
        assertThat(beyond).as("errors beyond a hundredth of the bar").isGreaterThan(200);
    }

    private static FiniteDifference ladder(Thrift thrift) {
        return thrift == Thrift.FULL ? FiniteDifference.FULL : FiniteDifference.ECONOMICAL;
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
        var found = FiniteDifference.FULL.derivative(ripple::at, 0.7);
        assertThat(found.distance(slope.hi())).isLessThanOrEqualTo(found.bound());
        assertThat(found.distance(1)).as("the slope without the ripple").isGreaterThan(found.bound());
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
                double nearest = Math.abs(distance); // the steps are shorter, the values near 0: less than u
                assertThat(slopes.central().bound()).isLessThan(0x1p-53 / nearest);
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
        assertThat(estimate.bound()).isLessThan(0x1p-53 / 0.01); // steps of nearly 0.01 fit in, and values are below 1
        assertThat(FiniteDifference.FULL.derivative(t -> Double.NaN, 1).isKnown())
                .isFalse();
    }
}
