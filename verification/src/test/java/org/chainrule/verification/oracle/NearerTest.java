package org.chainrule.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Where steps of a scale of 1 decide nothing. */
class NearerTest {

    private static Slopes slopes(DoubleUnaryOperator f, double x) {
        return slopes(f, x, Lengths.ofNumber(x), Math.abs(x));
    }

    private static Slopes slopes(DoubleUnaryOperator f, double x, Lengths lengths, double largest) {
        var ladder = FiniteDifference.FULL;
        double scale = lengths.scale();
        return Nearer.slopes(ladder.slopes(f, x, scale), f, x, lengths, largest, s -> ladder.slopes(f, x, s));
    }

    /** Of f at x + t v. */
    private static Slopes along(ToDoubleFunction<double[]> f, double[] x, double[] v) {
        DoubleUnaryOperator line = t -> {
            var moved = x.clone();
            Arrays.setAll(moved, i -> x[i] + t * v[i]);
            return f.applyAsDouble(moved);
        };
        double largest = Arrays.stream(x).map(Math::abs).max().orElseThrow();
        return slopes(line, 0, Lengths.along(List.of(x), List.of(v), 1), largest);
    }

    private static void assertHeld(DoubleUnaryOperator f, double x, double slope) {
        var found = slopes(f, x);
        assertThat(found.decides()).as("%s at %s", found, x).isTrue();
        assertThat(found.central().distance(slope))
                .as("%s at %s", found, x)
                .isLessThanOrEqualTo(found.central().bound());
    }

    @Test
    void tinyArgumentsHaveTheirOwnSteps() {
        for (double x : new double[] {1e-300, 3e-72, 1e-30, 2e-9}) {
            assertHeld(StrictMath::log, x, 1 / x);
        }
        assertHeld(t -> 1 / t, 3e-72, -1 / 3e-72 / 3e-72);
        assertThat(FiniteDifference.FULL.slopes(StrictMath::log, 1e-30).decides())
                .isFalse();
    }

    /** From afar √(x² + y²) is the absolute value of one number, whose slope at its kink may be anything between ±1. */
    @Test
    void directionsGoDownToTheSizeOfTheSmallestVariable() {
        double[] v = {0.5, -0.25};
        for (double size : new double[] {1e-6, 1e-12, 1e-140}) {
            double[] x = {3 * size, 4 * size};
            assertThat(FiniteDifference.FULL
                            .slopes(t -> StrictMath.hypot(x[0] + t * v[0], x[1] + t * v[1]), 0)
                            .isKink())
                    .isEqualTo(size < 1e-9);
            var found = along(y -> StrictMath.hypot(y[0], y[1]), x, v);
            assertThat(found.isKink()).as("%s", found).isFalse();
            assertThat(found.central().distance(0.6 * 0.5 - 0.8 * 0.25))
                    .isLessThanOrEqualTo(found.central().bound());
        }
    }

    /** Where ladders of 2⁻¹⁰ and 2⁻¹⁶ decide too, from afar. */
    @Test
    void theNearestHasTheLastWord() {
        double[] x = {2.3e-12, 9.4e-12, 7.6e-12};
        double[] v = {1.625, 1.125, 1.25};
        double whole = 1 / (1 / x[0] + 1 / x[1] + 1 / x[2]);
        double slope = 0;
        for (int i = 0; i < 3; i++) {
            slope += v[i] * (whole / x[i]) * (whole / x[i]);
        }
        var found = along(y -> 1 / (1 / y[0] + 1 / y[1] + 1 / y[2]), x, v);
        assertThat(found.decides()).as("%s", found).isTrue();
        assertThat(found.central().distance(slope))
                .isLessThanOrEqualTo(found.central().bound());
    }

    /** Of steps as short as the second variable the first sees nothing: its share of the slope would be missing. */
    @Test
    void stepsThatLeaveAVariableWhereItIsAreNotTaken() {
        var found = along(y -> (y[0] - 1) + y[1], new double[] {1, 1e-20}, new double[] {0.5, 0.25});
        assertThat(found.central().distance(0.75))
                .isLessThanOrEqualTo(found.central().bound());
    }

    @Test
    void aKinkBesideThePointIsNotAtIt() {
        for (double beside : new double[] {1e-9, 1e-11}) {
            assertHeld(t -> Math.max(t, 0), beside, 1);
            assertHeld(t -> Math.max(t, 0), -beside, 0);
            assertHeld(t -> Math.max(t - 1, 0), 1 + beside, 1);
        }
        assertThat(slopes(t -> Math.max(t, 0), 0).isKink()).isTrue();
        assertThat(slopes(t -> Math.max(t - 1, 0), 1).isKink()).isTrue();
    }

    /** Steps too short to tell its sides apart do not make it smooth. */
    @Test
    void aWeakKinkAtThePointStaysOne() {
        double weight = 9.4e-10;
        var found = slopes(t -> weight * (t > 0 ? t : 1.012 * t) + 0.06, 0);
        assertThat(found.isKink()).as("%s", found).isTrue();
    }

    /** A bar of 6 is wide beside this slope, and would be narrow beside the secant across the jump. */
    @Test
    void aJumpBesideThePointIsNoSlopeNearby() {
        DoubleUnaryOperator f = t -> (t > 0.3 + 1e-9 ? 1e6 : 0) + t * t;
        assertHeld(f, 0.3, 0.6);
        assertThat(slopes(f, 0.3).central().bound()).isLessThan(0.6 * Slopes.WIDEST_BAR);
    }

    @Test
    void anEdgeOfTheDomainMayBeNear() {
        double x = 1 - 1e-11;
        assertHeld(StrictMath::acos, x, -1 / Math.sqrt((1 - x) * (1 + x)));
    }

    @Test
    void aStepBesideThePointIsNoJumpAtIt() {
        double x = 0.25000000000430356;
        DoubleUnaryOperator f = t -> StrictMath.log(t) + (t > 0.25 ? 1e-3 : 0);
        assertThat(FiniteDifference.FULL.slopes(f, x).jumps()).isTrue();
        assertThat(slopes(f, x).jumps()).isFalse();
        assertThat(slopes(t -> t >= 0.25 ? 1 : 0, 0.25).jumps()).isTrue();
    }

    @Test
    void valuesThatAreMostlyNoiseSayNothing() {
        DoubleUnaryOperator chaos = t -> {
            double y = t;
            for (int n = 0; n < 60; n++) {
                y = 3.9 * y * (1 - y);
            }
            return y;
        };
        assertThat(slopes(chaos, 0.342212256613758).central().isKnown()).isFalse();
        assertThat(slopes(t -> 0, 0.3).central().isKnown()).isTrue();
    }

    @Test
    void whatIsRoundedAwayInsideWidensTheBar() {
        double k = Math.sqrt(2 / Math.PI);
        DoubleUnaryOperator gelu = t -> 0.5 * t * (1 + StrictMath.tanh(k * (t + 0.044715 * t * t * t)));
        double x = -7.117338890726839; // here 1 + tanh is 2⁻⁵³, and nothing between that and twice as much
        double e = StrictMath.exp(2 * k * (x + 0.044715 * x * x * x));
        double slope = e / (1 + e) + 2 * x * e / ((1 + e) * (1 + e)) * k * (1 + 3 * 0.044715 * x * x);
        var found = slopes(gelu, x);
        assertThat(found.central().distance(slope))
                .isLessThanOrEqualTo(found.central().bound());
        assertThat(found.decides()).isFalse();
    }

    @Test
    void theSameAmongFloats() {
        DoubleUnaryOperator gelu = t -> {
            float x = (float) t;
            return 0.5f * x * (1f + (float) StrictMath.tanh(0.7978846f * (x + 0.044715f * x * x * x)));
        };
        double k = 0.7978846f;
        double x = -3.6750021420754266;
        double u = k * (x + 0.044715f * x * x * x);
        double tanh = StrictMath.tanh(u);
        double slope = 0.5 * (1 + tanh) + 0.5 * x * (1 - tanh * tanh) * k * (1 + 3 * 0.044715f * x * x);
        var found = slopes(gelu, x).central();
        assertThat(found.distance(slope)).isLessThanOrEqualTo(found.bound());
    }

    @Test
    void aStaircaseIsFlatAtItsEdgeToo() {
        var found = slopes(t -> Math.floor(1000 * t), 3.7159994347244236);
        assertThat(found.flat()).as("%s", found).isTrue();
    }
}
