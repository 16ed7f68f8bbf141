package org.chainrule.verification.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Where steps of a scale of 1 decide nothing. */
class NearerTest {

    private static Slopes slopes(DoubleUnaryOperator f, double x) {
        double scale = Math.max(1, Math.abs(x));
        var ladder = FiniteDifference.FULL;
        return Nearer.slopes(ladder.slopes(f, x, scale), f, x, scale, scale, s -> ladder.slopes(f, x, s));
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
